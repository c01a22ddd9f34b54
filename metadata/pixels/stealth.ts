import { decodeUtf8, withoutTrailingNuls } from '../bytes/decode.js';
import type { Reading } from '../bytes/reading.js';
import { MAX_BLOCK_LENGTH } from '../containers/container.js';
import { type Field, fieldOf } from '../texts/fields.js';
import { gunzip } from './gunzip.js';
import type { HiddenBits } from './hidden-bits.js';
import { HiddenTexts } from './hidden-texts.js';
import { readPngRows } from './png-rows.js';
import type { RowReader } from './rows.js';
import { readWebpRows } from './webp-rows.js';

/** By the format of the file: how its pixels are read, without loss. */
const rowReaders: ReadonlyMap<string, RowReader> = new Map([
  ['png', readPngRows],
  ['webp', readWebpRows],
]);

/** What the pixels of a picture hide. */
export interface Stealth {
  /** Named `parameters`, whatever the text is: its generator is known by what it holds. */
  field: Field | null;
  /** Why there is no field, where there is the signature of one. */
  warnings: string[];
}

/**
 * Looks for a text in the lowest bits of the pixels: the format `stealth_pnginfo` of ashen-sensored, which NovelAI,
 * Forge and SwarmUI write too. Pictures without one are left after their first rows. Damage of the picture itself is
 * not told, since other readers than this one are concerned with it.
 * @param format The format of the file, as in `Metadata.format`; of others than PNG and WebP nothing is read.
 */
export function* readStealth(format: string): Reading<Stealth> {
  const stealth: Stealth = { field: null, warnings: [] };
  const readRows = rowReaders.get(format);
  if (readRows === undefined) return stealth;
  const texts = new HiddenTexts();
  yield* readRows(texts);
  for (const bits of texts.found) stealth.field ??= fieldIn(bits, stealth.warnings);
  return stealth;
}

function fieldIn(bits: HiddenBits, warnings: string[]): Field | null {
  const { signature, text, problem } = bits;
  if (signature === null) return null;
  const where = `the text hidden in the pixels (${signature.carrier})`;
  if (text === null) return warn(warnings, `${where} ${problem ?? 'is cut off'}`);
  const plain = signature.isCompressed ? gunzip(text, MAX_BLOCK_LENGTH) : text;
  if (plain === null) return warn(warnings, `${where} cannot be decompressed`);
  const decoded = decodeUtf8(plain);
  if (decoded === null) return warn(warnings, `${where} is no UTF-8`);
  if (decoded === '') return warn(warnings, `${where} is empty`);
  return fieldOf(signature.carrier, withoutTrailingNuls(decoded), 'parameters');
}

function warn(warnings: string[], warning: string): null {
  warnings.push(warning);
  return null;
}
