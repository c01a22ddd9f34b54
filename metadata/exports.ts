/** What the library exports everywhere. */
export { describe } from './describe.js';
export { toInfotext } from './infotext-writer.js';
export {
  extractIdAndSeed,
  type IdAndSeed,
  isSupportedFile,
  isThumbnail,
  SUPPORTED_FILE_EXTENSIONS,
} from './names.js';
export type { ReadOptions } from './read.js';
export type { ImageSource } from './read-source.js';
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
