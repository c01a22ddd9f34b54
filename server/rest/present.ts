import { tidyPrompt } from '../../metadata/index.js';
import { extractIdAndSeed } from '../../metadata/names.js';
import type { Decimal } from '../../schema/models/decimal.js';
import type { Directory } from '../../schema/models/library.js';
import type { ImageMetadata } from '../../schema/models/metadata.js';
import { type JsonValue, toJson } from './json.js';

/** The wire format of the original server. It is a contract: see `docs/rest.md`. */

/** As JSON text. */
export function presentImageMetadata(filename: string, metadata: ImageMetadata): string {
  const { id, seed } = extractIdAndSeed(filename);
  const image = `"filename":${JSON.stringify(filename)},"id":${integerText(id)},"seed":${integerText(seed)}`;
  return `{${image},"metadata":${metadataText(metadata)}}`;
}

/** Metadata that are kept come again and again; writing them takes longer than all else of such an answer. */
const texts = new WeakMap<ImageMetadata, string>();

function metadataText(metadata: ImageMetadata): string {
  const known = texts.get(metadata);
  if (known !== undefined) return known;
  const text = toJson(presentMetadata(metadata));
  texts.set(metadata, text);
  return text;
}

/** The part that a group and an image have in common. */
export function presentMetadata(metadata: ImageMetadata) {
  const parsed = metadata.raw.find(({ carrier }) => carrier === metadata.carrier);
  return {
    raw_metadata: parsed?.text ?? '',
    prompt: tidyPrompt(metadata.prompt),
    prompt_words: metadata.promptWords,
    negative_prompt: tidyPrompt(metadata.negativePrompt),
    generation_params: Object.fromEntries(metadata.parameters.map(({ name, value }) => [name, value])),
  };
}

export function presentDirectories(current: Directory, directories: readonly Directory[]): JsonValue {
  return {
    current_path: current.path === '' ? '.' : current.path,
    directories: directories.map(({ name, path, imageCount }) => ({ name, path, total_images: imageCount })),
    total_images_in_current: current.imageCount,
  };
}

/** Without zeros in front, which JSON does not have. */
function integerText(decimal: Decimal | null): string {
  return decimal === null ? 'null' : BigInt(decimal).toString();
}
