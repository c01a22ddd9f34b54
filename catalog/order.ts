import type { Decimal } from '../schema/models/decimal.js';
import { compareDecimals } from '../schema/models/decimal-text.js';

/** What an image is ordered by within its directory. */
export interface Row {
  filename: string;
  fileId: Decimal | null;
  seed: Decimal | null;
}

const natural = new Intl.Collator('en', { numeric: true });

/** Natural order of names, as people expect it (`batch 2` before `batch 10`); never equal for different names. */
export function compareNames(a: string, b: string): number {
  return natural.compare(a, b) || compareText(a, b);
}

/** Depth-first order of directories: a directory before what is in it, siblings in natural order. */
export function compareDirectories(a: string, b: string): number {
  const left = splitPath(a);
  const right = splitPath(b);
  for (const [depth, name] of left.entries()) {
    const other = right[depth];
    if (other === undefined) return 1;
    const order = name === other ? 0 : compareNames(name, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Images by (id, seed, name) as numbers; those whose name holds none after the others, by name. */
export function compareRows(a: Row, b: Row): number {
  if (a.fileId !== null && a.seed !== null && b.fileId !== null && b.seed !== null) {
    return (
      compareDecimals(a.fileId, b.fileId) ||
      compareDecimals(a.seed, b.seed) ||
      compareText(a.filename, b.filename)
    );
  }
  if (a.seed !== null) return -1;
  if (b.seed !== null) return 1;
  return compareText(a.filename, b.filename);
}

function splitPath(path: string): string[] {
  return path === '' ? [] : path.split('/');
}

/** By code points, as Python orders text: UTF-16 would put emoji before some letters of the last blocks. */
export function compareText(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Surrogates, which stand for the code points beyond all others, behind the rest. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
