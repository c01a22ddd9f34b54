import { emptyMetadata } from '../schema/models/empty-metadata.js';
import type { Metadata } from '../schema/models/metadata.js';
import { CANONICAL } from '../schema/models/decimal-text.js';

/** Everything that the images of a batch share: the metadata without what differs from seed to seed. */
export interface Recipe {
  prompt: string;
  negativePrompt: string;
  /** The metadata as JSON text, with slots where prompts and seeds stood: the same for all of a batch, and beyond. */
  template: string;
  /** Whether `raw` is in the template. Long texts are not: they are read from the file again. */
  hasRaw: boolean;
  /** Why the file could not be read. */
  reason: string | null;
  generator: string | null;
  model: string | null;
  sampler: string | null;
  scheduler: string | null;
  steps: number | null;
  cfgScale: number | null;
  width: number | null;
  height: number | null;
  /** Names of the LoRAs, each once. */
  loras: string[];
}

/** What parsing found out about a file. */
export type ParsedState = 'parsed' | 'empty' | 'unreadable';

/** Metadata in the form that the store keeps cheaply. Make it where the file is parsed. */
export interface PackedMetadata {
  /** `empty` is a file without metadata. */
  state: ParsedState;
  /** As it stands in the metadata. */
  seed: string | null;
  /** Other seeds that stood in the metadata, separated by spaces. */
  otherSeeds: string | null;
  recipe: Recipe;
}

/**
 * Slots of a template. JSON text holds no control characters, they are escaped in it, so nothing in a file can look
 * like one.
 */
const SLOTS = { prompt: '\u0002', negativePrompt: '\u0003', seed: '\u0004', otherSeed: '\u0005' } as const;
const SLOT = new RegExp(`[${Object.values(SLOTS).join('')}]`, 'g');

/** Longest template that keeps `raw`, in characters. Infotexts come to some hundreds, graphs to many thousands. */
const MAX_TEMPLATE_WITH_RAW = 4096;

/** Shorter prompts are left where they stand: they would be found in the middle of words. */
export const MIN_PROMPT = 4;

/** A number behind the word seed, as infotexts, JSON, and JSON in JSON write it. */
const SEED = new RegExp(`([Ss](?:eed|EED)[^\\d${Object.values(SLOTS).join('')}]{1,16})(\\d+)`, 'g');

/** Shorter numbers behind the word are settings (`Seed resize from: 512x512`), which a batch shares. */
export const MIN_OTHER_SEED = 4;

/** A file that could not be read, in the form of one that could. */
export function packUnreadable(reason: string): PackedMetadata {
  return packMetadata({ ...emptyMetadata(), errors: [reason] });
}

export function packMetadata(metadata: Metadata): PackedMetadata {
  const { prompt, negativePrompt, seed, model, generator, errors } = metadata;
  const hasRaw = rawLength(metadata) <= MAX_TEMPLATE_WITH_RAW + prompt.length + negativePrompt.length;
  let packed = makeTemplate(hasRaw ? metadata : { ...metadata, raw: [] });
  const isShort = hasRaw && packed.template.length <= MAX_TEMPLATE_WITH_RAW;
  if (hasRaw && !isShort) packed = makeTemplate({ ...metadata, raw: [] });
  return {
    state: errors.length > 0 ? 'unreadable' : isEmpty(metadata) ? 'empty' : 'parsed',
    seed,
    otherSeeds: packed.otherSeeds.length === 0 ? null : packed.otherSeeds.join(' '),
    recipe: {
      prompt,
      negativePrompt,
      template: packed.template,
      hasRaw: isShort,
      reason: errors[0] ?? null,
      generator: generator?.name ?? null,
      model: model?.name ?? null,
      sampler: metadata.sampler,
      scheduler: metadata.scheduler,
      steps: metadata.steps,
      cfgScale: metadata.cfgScale,
      width: metadata.width,
      height: metadata.height,
      loras: [...new Set(metadata.loras.map(({ name }) => name))],
    },
  };
}

/** The metadata as JSON text again, character for character as `JSON.stringify` wrote it. */
export function unpackMetadata(
  { prompt, negativePrompt, template }: Pick<Recipe, 'prompt' | 'negativePrompt' | 'template'>,
  { seed, otherSeeds }: Pick<PackedMetadata, 'seed' | 'otherSeeds'>,
): string {
  const others = otherSeeds?.split(' ') ?? [];
  const fills = new Map<string, () => string>([
    [SLOTS.prompt, constant(jsonInner(prompt))],
    [SLOTS.negativePrompt, constant(jsonInner(negativePrompt))],
    [SLOTS.seed, () => seed ?? ''],
    [SLOTS.otherSeed, () => others.shift() ?? ''],
  ]);
  return template.replace(SLOT, (slot) => fills.get(slot)?.() ?? '');
}

function makeTemplate(metadata: Metadata): { template: string; otherSeeds: string[] } {
  const { prompt, negativePrompt, seed } = metadata;
  const otherSeeds: string[] = [];
  let template = JSON.stringify(metadata);
  if (prompt.length >= MIN_PROMPT) template = template.replaceAll(jsonInner(prompt), SLOTS.prompt);
  if (negativePrompt.length >= MIN_PROMPT)
    template = template.replaceAll(jsonInner(negativePrompt), SLOTS.negativePrompt);
  // Only what comes out of a column of numbers as it went in may leave the text.
  const own = seed !== null && CANONICAL.test(seed) ? seed : null;
  template = template.replace(SEED, (all, before: string, digits: string) => {
    if (digits === own) return before + SLOTS.seed;
    if (digits.length < MIN_OTHER_SEED) return all;
    otherSeeds.push(digits);
    return before + SLOTS.otherSeed;
  });
  return { template, otherSeeds };
}

/** JSON text of a text, without its quotes. */
export function jsonInner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function constant(text: string): () => string {
  return () => text;
}

/** How many places of the seed a template has. */
export function countSeedSlots(template: string): number {
  let count = 0;
  for (let at = template.indexOf(SLOTS.seed); at >= 0; at = template.indexOf(SLOTS.seed, at + 1)) count++;
  return count;
}

function rawLength({ raw }: Metadata): number {
  return raw.reduce((length, { text }) => length + text.length, 0);
}

function isEmpty({ carrier, generator, provenance }: Metadata): boolean {
  return carrier === null && generator === null && provenance === null;
}
