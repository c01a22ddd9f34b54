import { tidyPrompt } from '../../metadata/index.js';
import type { Decimal } from '../../schema/models/decimal.js';
import type { Directory, Image } from '../../schema/models/library.js';
import type { ImageMetadata } from '../../schema/models/metadata.js';
import type { JsonValue } from './json.js';

/** The wire format of the original server. It is a contract: see `docs/rest.md`. */

export function presentImageMetadata({ filename, fileId, seed }: Image, metadata: ImageMetadata): JsonValue {
  return { filename, id: toInteger(fileId), seed: toInteger(seed), metadata: presentMetadata(metadata) };
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

function toInteger(decimal: Decimal | null): bigint | null {
  return decimal === null ? null : BigInt(decimal);
}
