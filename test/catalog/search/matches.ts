import type { DateRange, DecimalRange, Filter, NumberRange } from '../../../schema/models/filter.js';
import type { Picture } from './pictures.js';

/** What a filter means, said once more in plain words: image by image, without any index. */
export function matches(filter: Filter, picture: Picture): boolean {
  const { metadata, mtimeNs } = picture;
  const prompt = metadata?.prompt ?? null;
  const negative = metadata?.negativePrompt ?? null;
  const path = picture.directory === '' ? picture.name : `${picture.directory}/${picture.name}`;
  const numbers = /^(\d+)-(\d+)\./.exec(picture.name);
  const own = metadata?.seed ?? null;
  const seed = own !== null && !own.startsWith('-') ? own : (numbers?.[2] ?? null);
  const { width = null, height = null } = metadata ?? {};
  const state = stateOf(picture);
  const holds: Record<keyof Filter, () => boolean> = {
    text: () => hasWords(prompt, filter.text) || hasWords(negative, filter.text),
    prompt: () => hasWords(prompt, filter.prompt),
    negativePrompt: () => hasWords(negative, filter.negativePrompt),
    contains: () => contains(prompt, filter.contains) || contains(negative, filter.contains),
    model: () => isNamed(metadata?.model?.name, filter.model),
    sampler: () => isNamed(metadata?.sampler, filter.sampler),
    scheduler: () => isNamed(metadata?.scheduler, filter.scheduler),
    generator: () => isNamed(metadata?.generator?.name, filter.generator),
    lora: () => metadata?.loras.some(({ name }) => isNamed(name, filter.lora)) === true,
    path: () => partsOf(path).some((part) => isNamed(part, filter.path)),
    id: () => isDecimalIn(numbers?.[1] ?? null, filter.id),
    seed: () => isDecimalIn(seed, filter.seed),
    steps: () => isIn(metadata?.steps, filter.steps),
    cfgScale: () => isIn(metadata?.cfgScale, filter.cfgScale),
    width: () => isIn(width, filter.width),
    height: () => isIn(height, filter.height),
    date: () => isDateIn(metadata === null ? null : mtimeNs, filter.date ?? {}),
    is: () =>
      filter.is === state ||
      (width !== null &&
        height !== null &&
        filter.is === (width > height ? 'landscape' : width < height ? 'portrait' : 'square')),
    all: () => filter.all?.every((one) => matches(one, picture)) === true,
    any: () => filter.any?.some((one) => matches(one, picture)) === true,
    none: () => filter.none?.some((one) => matches(one, picture)) === false,
  };
  return Object.entries(holds).every(([field, isMet]) => Reflect.get(filter, field) === undefined || isMet());
}

function stateOf({ metadata }: Picture): string {
  if (metadata === null) return 'unparsed';
  if (metadata.errors.length > 0) return 'unreadable';
  return metadata.generator === null ? 'empty' : 'parsed';
}

/** A path, its last part, and those of the directories that it is in. */
function partsOf(path: string): string[] {
  const names = path.split('/');
  return names.flatMap((name, index) => [name, names.slice(0, index + 1).join('/')]);
}

function hasWords(text: string | null, wanted = ''): boolean {
  if (text === null) return false;
  const stem = wanted.replace(/\*$/, '');
  if (stem === '') return text !== '';
  // No word can be told from the next one there, or there is none.
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(stem) || !/[\p{L}\p{N}]/u.test(stem)) return contains(text, stem);
  const words = wordsOf(text);
  const phrase = wordsOf(stem);
  return words.some((_, start) =>
    phrase.every((word, index) => {
      const isBegin = wanted.endsWith('*') && index === phrase.length - 1;
      const found = words[start + index];
      return isBegin ? found?.startsWith(word) === true : found === word;
    }),
  );
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function contains(text: string | null, piece = ''): boolean {
  return text?.toLowerCase().includes(piece.toLowerCase()) === true;
}

/** By a regular expression: short patterns are harmless in it. */
function isNamed(name: string | null | undefined, pattern = ''): boolean {
  if (name === null || name === undefined) return false;
  const source = pattern
    .toLowerCase()
    .replaceAll(/[\\^$.+()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'su').test(name.toLowerCase());
}

function isDecimalIn(decimal: string | null, { from, to }: DecimalRange = {}): boolean {
  if (decimal === null) return false;
  const value = BigInt(decimal);
  return (from === undefined || value >= BigInt(from)) && (to === undefined || value <= BigInt(to));
}

function isIn(value: number | null | undefined, range: NumberRange = {}): boolean {
  const { from = -Infinity, to = Infinity, above = -Infinity, below = Infinity } = range;
  if (value === null || value === undefined) return false;
  return value >= from && value <= to && value > above && value < below;
}

function isDateIn(mtimeNs: bigint | null, { from, before }: DateRange): boolean {
  if (mtimeNs === null) return false;
  // As dates are told: to the nearest millisecond.
  const time = (mtimeNs + 500_000n) / 1_000_000n;
  return (
    (from === undefined || time >= BigInt(Date.parse(from))) &&
    (before === undefined || time < BigInt(Date.parse(before)))
  );
}
