import type { Implementation } from '../implement.js';
import { directoryHandlers } from './directories.js';
import { groupHandlers } from './groups.js';
import { imageHandlers } from './images.js';
import { libraryHandlers } from './library.js';
import { metadataHandlers } from './metadata.js';
import { previewHandlers } from './previews.js';
import { searchHandlers } from './search.js';
import { serverHandlers } from './server.js';

/** The handler of every operation. */
export const implementations: readonly Implementation[] = [
  ...directoryHandlers,
  ...groupHandlers,
  ...imageHandlers,
  ...libraryHandlers,
  ...metadataHandlers,
  ...previewHandlers,
  ...searchHandlers,
  ...serverHandlers,
];
