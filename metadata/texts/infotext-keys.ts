import type { Parameter } from '../../schema/models/metadata.js';

/** The keys of an infotext that are understood, by number: numbers find a value faster than names. */
export const KEY = {
  steps: 0,
  sampler: 1,
  seed: 2,
  size: 3,
  scheduleType: 4,
  cfgScale: 5,
  model: 6,
  modelHash: 7,
  version: 8,
  vae: 9,
  clipSkip: 10,
  denoisingStrength: 11,
  loraHashes: 12,
  hashes: 13,
  hiresUpscale: 14,
  hiresUpscaler: 15,
  hiresSteps: 16,
  hiresResize: 17,
  app: 18,
  hiresScale: 19,
  hiresSize: 20,
  scheduler: 21,
  loraWeights: 22,
  civitaiResources: 23,
  civitaiMetadata: 24,
  width: 25,
  height: 26,
} as const;
export type Key = (typeof KEY)[keyof typeof KEY];

/** In the order of their numbers, as AUTOMATIC1111 and the named programs spell them. */
const UNDERSTOOD = [
  ['Steps', 'Sampler', 'Seed', 'Size', 'Schedule type', 'CFG scale', 'Model', 'Model hash', 'Version'],
  ['VAE', 'Clip skip', 'Denoising strength', 'Lora hashes', 'Hashes'],
  ['Hires upscale', 'Hires upscaler', 'Hires steps', 'Hires resize'],
  // SD.Next
  ['App', 'Hires scale', 'Hires size'],
  // Fooocus in its `a1111` scheme
  ['Scheduler', 'Lora weights'],
  // Civitai
  ['Civitai resources', 'Civitai metadata', 'width', 'height'],
].flat();
/** Frequent keys of which the value stands in `parameters` alone. */
const OTHERS = [
  ['VAE hash', 'RNG', 'TI hashes', 'ENSD', 'Variation seed', 'Variation seed strength', 'Created Date'],
  ['Distilled CFG Scale', 'Module 1', 'Module 2', 'Module 3', 'Diffusion in Low Bits', 'Pipeline'],
  ['Hires Module 1', 'Hires CFG Scale', 'Hires prompt', 'Hires negative prompt', 'Hires sampler'],
  ['Hires schedule type', 'Hires checkpoint', 'Refiner', 'Refiner switch at', 'Operations', 'Parser'],
  ['Face restoration', 'Mask blur', 'Inpaint area', 'Masked area padding', 'Token merging ratio'],
  ['Seed resize from', 'ADetailer model', 'ADetailer prompt', 'ADetailer version'],
].flat();
const NONE = -1;
const FREQUENT = [...UNDERSTOOD, ...OTHERS];
const FREQUENT_WITH_COLON = FREQUENT.map((name) => `${name}:`);

/** Of shorter names the third character tells most apart, of the others the seventh. */
const LONG = 6;
const short: number[][] = Array.from({ length: 1024 }, () => []);
const long: number[][] = Array.from({ length: 1024 }, () => []);
for (const [number, name] of FREQUENT_WITH_COLON.entries()) {
  const buckets = name.length > LONG ? long : short;
  buckets[bucket(name, 0, name.length > LONG ? LONG : 2)]?.push(number);
}

const byLowerCase = new Map(UNDERSTOOD.map((name, number) => [name.toLowerCase(), number]));
const LONGEST = Math.max(...UNDERSTOOD.map(({ length }) => length));
const NO_VALUES: readonly string[] = UNDERSTOOD.map(() => '');

/** The name with this number: of a `Key`, or as `frequentKeyAt` found it. */
export function nameOf(number: number): string {
  return FREQUENT[number] ?? '';
}

/** Which frequent key, with a colon behind it, stands at a place in a text; -1 where none does. */
export function frequentKeyAt(text: string, at: number): number {
  const found = keyAmong(long[bucket(text, at, LONG)], text, at);
  return found === NONE ? keyAmong(short[bucket(text, at, 2)], text, at) : found;
}

function bucket(text: string, at: number, other: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + other) & 31);
}

function keyAmong(numbers: readonly number[] | undefined, text: string, at: number): number {
  if (numbers === undefined) return NONE;
  // An index, since an iterator costs more than all else here.
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? NONE;
    const name = FREQUENT_WITH_COLON[number] ?? '';
    // Twice as fast as `startsWith`.
    if (text.slice(at, at + name.length) === name) return number;
  }
  return NONE;
}

/** Whether the value of a key, in any case of letters, is understood. */
export function isUnderstood(name: string): boolean {
  return byLowerCase.has(name.toLowerCase());
}

/** Values by key, all of them empty. */
export function noValues(): string[] {
  return NO_VALUES.slice();
}

/**
 * Puts a value in the place of its key. Keys are told apart without regard to case: other savers write `CFG Scale`.
 * The last of several values of one key counts, as in AUTOMATIC1111's own reader.
 */
export function putValue(values: string[], name: string, value: string): void {
  if (name.length > LONGEST) return;
  const number = byLowerCase.get(name.toLowerCase());
  if (number !== undefined) values[number] = value;
}

/** Values by key, as written; empty where there is none. */
export function valuesByKey(parameters: readonly Parameter[]): readonly string[] {
  const values = noValues();
  for (const { name, value } of parameters) putValue(values, name, value);
  return values;
}
