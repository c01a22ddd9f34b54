import { pngOfPixels } from '../../../samples/bytes/png-pixels.js';
import { iTXt } from '../../../samples/bytes/png.js';
import { infotext } from '../../support/folder.js';

export interface PictureParts {
  seed: number | bigint;
  prompt?: string;
  model?: string;
  /** In pixels; default: 16 × 24. */
  size?: readonly [width: number, height: number];
  /** Further text chunks of the PNG: a workflow, say. */
  chunks?: readonly Buffer[];
}

/** An image of one colour, which its seed tells, with an infotext. */
export function picture({
  seed,
  prompt = 'a cat',
  model = 'dream',
  size: [width, height] = [16, 24],
  chunks = [],
}: PictureParts): Buffer {
  const colour = [Number(BigInt(seed) % 7n) * 40, 120, Number(BigInt(seed) % 3n) * 80];
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => colour[at % 3] ?? 0);
  const text = infotext({ prompt, seed: String(seed) }).replace('Model: dream', `Model: ${model}`);
  return pngOfPixels({ width, height, channels: 3, data }, { chunks: [iTXt('parameters', text), ...chunks] });
}

/** Files of one group, `{id}-{seed}.png` of consecutive seeds, for `startServer`. */
export function batch(
  name: string,
  { seed, count = 1, ...parts }: Omit<PictureParts, 'seed'> & { seed: number; count?: number },
): Record<string, Buffer> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `${name}-${seed + at}.png`,
      picture({ seed: seed + at, ...parts }),
    ]),
  );
}
