import { extractIdAndSeed } from '../../../metadata/names.js';

const ZERO = 48;
const DASH = 45;
const LARGEST_SEED = 2n ** 64n - 1n;

/**
 * Counts groups by the rule of `groupRows`, out of names alone. A million names in one directory are normal: it takes
 * some tens of bytes for each, and neither texts nor objects.
 */
export class GroupCount {
  #ids = new Float64Array(16);
  #seeds: Float64Array | BigUint64Array = new Float64Array(16);
  #length = 0;
  /** Marks of names without numbers. */
  #marks = new Float64Array(16);
  #numberless = 0;
  /** What follows the numbers of the name before: it is mostly the same for all. */
  #ending = '';
  #isBeyond = false;

  /** @param names File names, joined by `/`. */
  add(names: string): void {
    for (let start = 0; start < names.length;) {
      const slash = names.indexOf('/', start);
      const end = slash < 0 ? names.length : slash;
      this.#addName(names, start, end);
      start = end + 1;
    }
  }

  /** @returns null where it cannot tell: a name may have come twice, or has numbers beyond 64 bits. */
  count(): number | null {
    if (this.#isBeyond || hasTwice(this.#marks.subarray(0, this.#numberless).toSorted())) return null;
    const groups = countRuns(this.#ids.subarray(0, this.#length), this.#seeds);
    return groups === null ? null : groups + this.#numberless;
  }

  #addName(names: string, start: number, end: number): void {
    let at = start;
    let id = 0;
    for (let digit = digitAt(names, at); digit >= 0; digit = digitAt(names, ++at)) id = id * 10 + digit;
    if (at === start || names.charCodeAt(at) !== DASH) return this.#addNumberless(names, start, end);
    const seedStart = ++at;
    let seed = 0;
    for (let digit = digitAt(names, at); digit >= 0; digit = digitAt(names, ++at)) seed = seed * 10 + digit;
    if (at === seedStart || !this.#isEnding(names, at, end)) return this.#addNumberless(names, start, end);
    if (id > Number.MAX_SAFE_INTEGER) this.#isBeyond = true;
    else if (seed > Number.MAX_SAFE_INTEGER) this.#addLong(id, BigInt(names.slice(seedStart, at)));
    else this.#push(id, seed);
  }

  #isEnding(names: string, at: number, end: number): boolean {
    if (end - at === this.#ending.length && names.startsWith(this.#ending, at)) return true;
    const ending = names.slice(at, end);
    if (extractIdAndSeed(`1-1${ending}`).seed === null) return false;
    this.#ending = ending;
    return true;
  }

  #push(id: number, seed: number): void {
    this.#makeRoom();
    this.#ids[this.#length] = id;
    if (this.#seeds instanceof Float64Array) this.#seeds[this.#length] = seed;
    else this.#seeds[this.#length] = BigInt(seed);
    this.#length++;
  }

  #addLong(id: number, seed: bigint): void {
    if (seed > LARGEST_SEED) {
      this.#isBeyond = true;
      return;
    }
    this.#makeRoom();
    if (this.#seeds instanceof Float64Array) this.#seeds = BigUint64Array.from(this.#seeds, BigInt);
    this.#ids[this.#length] = id;
    this.#seeds[this.#length] = seed;
    this.#length++;
  }

  #makeRoom(): void {
    if (this.#length < this.#ids.length) return;
    this.#ids = grown(this.#ids);
    if (this.#seeds instanceof Float64Array) this.#seeds = grown(this.#seeds);
    else {
      const seeds = new BigUint64Array(this.#seeds.length * 2);
      seeds.set(this.#seeds);
      this.#seeds = seeds;
    }
  }

  #addNumberless(names: string, start: number, end: number): void {
    if (this.#numberless === this.#marks.length) this.#marks = grown(this.#marks);
    this.#marks[this.#numberless++] = markOf(names, start, end);
  }
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** 53 bits of a name: of a million, two are the same by chance in one of twenty thousand directories. */
function markOf(names: string, start: number, end: number): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = start; at < end; at++) {
    const unit = names.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 15);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

function hasTwice(sorted: Float64Array): boolean {
  for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) return true;
  return false;
}

/**
 * @param ids In any order.
 * @param seeds Beside them.
 * @returns How many runs of seeds there are in the order of (id, seed); null where a pair comes twice.
 */
function countRuns(ids: Float64Array, seeds: Float64Array | BigUint64Array): number | null {
  const sorted = ids.toSorted();
  /** By the place where an id begins in `sorted`: how many of its seeds are in their places. */
  const placed = new Uint32Array(ids.length);
  const ordered = seeds.slice(0, ids.length);
  for (let at = 0; at < ids.length; at++) {
    const start = firstPlace(sorted, ids[at] ?? 0);
    const place = start + (placed[start] ?? 0);
    placed[start] = (placed[start] ?? 0) + 1;
    ordered[place] = seeds[at] ?? 0;
  }
  const isNext =
    ordered instanceof Float64Array
      ? (at: number): boolean => ordered[at] === (ordered[at - 1] ?? 0) + 1
      : (at: number): boolean => ordered[at] === (ordered[at - 1] ?? 0n) + 1n;
  let runs = 0;
  for (let start = 0; start < ids.length;) {
    const end = start + (placed[start] ?? 1);
    if (end - start > 1) ordered.subarray(start, end).sort();
    for (let at = start; at < end; at++) {
      if (at > start && ordered[at] === ordered[at - 1]) return null;
      if (at === 0 || !isNext(at)) runs++;
    }
    start = end;
  }
  return runs;
}

function firstPlace(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
