/**
 * seedroll/metadata: reads what AI image generators write into their files. Needs no server, database or threads.
 */
export { readParameters } from './read.js';
export { extractIdAndSeed, type IdAndSeed, isSupportedFile, SUPPORTED_FILE_EXTENSIONS } from './names.js';
export { promptWords, tidyPrompt } from './texts/lines.js';
export type {
  Center,
  Character,
  Generator,
  Hires,
  Lora,
  Metadata,
  Model,
  Parameter,
  Pass,
  Provenance,
  Resource,
  TextField,
} from '../schema/models/metadata.js';
