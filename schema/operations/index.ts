import type { Operation } from '../operation.js';
import { directoriesGet, directoriesList } from './directories.js';
import { groupsGet, groupsList } from './groups.js';
import { imagesGet, imagesList } from './images.js';
import { libraryRescan, libraryStatus, libraryUnreadable } from './library.js';
import { metadataGet } from './metadata.js';
import { serverInfo } from './server.js';

export { directoriesGet, directoriesList } from './directories.js';
export { AllGroupsInput, groupsGet, groupsList } from './groups.js';
export { imagesGet, imagesList } from './images.js';
export { libraryRescan, libraryStatus, libraryUnreadable } from './library.js';
export { metadataGet } from './metadata.js';
export { serverInfo } from './server.js';

/** Every operation there is. Adding one here makes the contract test ask for it in all three APIs. */
export const operations: readonly Operation[] = [
  directoriesGet,
  directoriesList,
  groupsGet,
  groupsList,
  imagesGet,
  imagesList,
  libraryRescan,
  libraryStatus,
  libraryUnreadable,
  metadataGet,
  serverInfo,
];
