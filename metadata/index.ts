/**
 * seedroll/metadata: reads what AI image generators write into their files. Needs no server, database or threads.
 */
export { readParameters } from './read.js';
export { extractIdAndSeed, type IdAndSeed, isSupportedFile, SUPPORTED_FILE_EXTENSIONS } from './names.js';
export type {
  Generator,
  Hires,
  Lora,
  Metadata,
  Model,
  Parameter,
  TextField,
} from '../schema/models/metadata.js';
