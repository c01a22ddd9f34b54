import type { Operation } from '../operation.js';
import { libraryChanges, libraryOnChange } from './changes.js';
import { directoriesGet, directoriesList } from './directories.js';
import { groupsDifferences, groupsGet, groupsIndex, groupsList } from './groups.js';
import { imagesGet, imagesList } from './images.js';
import { libraryRescan, libraryStatus, libraryUnreadable } from './library.js';
import { metadataGet } from './metadata.js';
import { groupsPreviews, imagesPreviews } from './previews.js';
import { imagesSearch, searchFacets, searchParse, searchSuggest } from './search.js';
import { serverInfo } from './server.js';

export { libraryChanges, libraryOnChange } from './changes.js';
export { directoriesGet, directoriesList } from './directories.js';
export { AllGroupsInput, groupsDifferences, groupsGet, groupsIndex, groupsList } from './groups.js';
export { imagesGet, imagesList } from './images.js';
export { libraryRescan, libraryStatus, libraryUnreadable } from './library.js';
export { metadataGet } from './metadata.js';
export { groupsPreviews, imagesPreviews } from './previews.js';
export { imagesSearch, searchFacets, searchParse, searchSuggest } from './search.js';
export { serverInfo } from './server.js';

/** Every operation there is. Adding one here makes the contract test ask for it in all three APIs. */
export const operations: readonly Operation[] = [
  directoriesGet,
  directoriesList,
  groupsDifferences,
  groupsGet,
  groupsIndex,
  groupsList,
  groupsPreviews,
  imagesGet,
  imagesList,
  imagesPreviews,
  imagesSearch,
  libraryChanges,
  libraryOnChange,
  libraryRescan,
  libraryStatus,
  libraryUnreadable,
  metadataGet,
  searchFacets,
  searchParse,
  searchSuggest,
  serverInfo,
];
