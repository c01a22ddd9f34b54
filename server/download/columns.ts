import type { Image } from '../../schema/models/library.js';
import type { ImageMetadata, Lora } from '../../schema/models/metadata.js';
import type { Cell } from './csv.js';
import type { Member } from './members.js';

interface Row {
  image: Image;
  member: Member;
  /** Null where they could not be read. */
  metadata: ImageMetadata | null;
}

/** The columns of `metadata.csv` by their names. */
const COLUMNS: Readonly<Record<string, (row: Row) => Cell | undefined>> = {
  file: ({ member }) => member.file,
  filename: ({ image }) => image.filename,
  path: ({ image }) => image.path,
  id: ({ image }) => integer(image.fileId),
  seed: ({ image }) => integer(image.seed),
  metadata_seed: ({ metadata }) => integer(metadata?.seed),
  prompt: ({ metadata }) => metadata?.prompt,
  negative_prompt: ({ metadata }) => metadata?.negativePrompt,
  steps: ({ metadata }) => metadata?.steps,
  sampler: ({ metadata }) => metadata?.sampler,
  scheduler: ({ metadata }) => metadata?.scheduler,
  cfg_scale: ({ metadata }) => metadata?.cfgScale,
  model: ({ metadata }) => metadata?.model?.name,
  model_hash: ({ metadata }) => metadata?.model?.hash,
  vae: ({ metadata }) => metadata?.vae,
  loras: ({ metadata }) => metadata?.loras.map(loraText).join('; '),
  clip_skip: ({ metadata }) => metadata?.clipSkip,
  denoising_strength: ({ metadata }) => metadata?.denoisingStrength,
  size: ({ metadata }) => sizeText(metadata),
  generator: ({ metadata }) => metadata?.generator?.name,
  generator_version: ({ metadata }) => metadata?.generator?.version,
  error: ({ member }) => member.error?.message,
};

export const COLUMN_NAMES: readonly string[] = Object.keys(COLUMNS);

/** The cells of a row, in the order of the columns. */
export function cellsOf(row: Row): Cell[] {
  return Object.values(COLUMNS).map((cell) => cell(row) ?? null);
}

function integer(decimal: string | null | undefined): bigint | null {
  return decimal == null ? null : BigInt(decimal);
}

function loraText({ name, weight }: Lora): string {
  return weight === null ? name : `${name}:${weight}`;
}

function sizeText(metadata: ImageMetadata | null): string | null {
  if (metadata === null || metadata.width === null || metadata.height === null) return null;
  return `${metadata.width}x${metadata.height}`;
}
