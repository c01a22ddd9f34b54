import type { Metadata, TextField } from '../schema/models/metadata.js';
import { workflowIn } from '../schema/models/workflow.js';
import { isReading, type Reading } from './bytes/reading.js';
import type { Window } from './bytes/window.js';
import { containers } from './containers/index.js';
import type { Container, Contents } from './containers/container.js';
import { askedGenerators } from './generators/asked.js';
import { c2pa, provenanceIn } from './generators/c2pa.js';
import type { Reading as GeneratorReading } from './generators/generator.js';
import { parametersOf } from './generators/parameters.js';
import { readStealth } from './pixels/stealth.js';
import { readExif } from './texts/exif.js';
import type { Field } from './texts/fields.js';

/** Enough to recognise every container. */
const MAGIC_LENGTH = 64;

export interface ReadOptions {
  /** Whether to give the editor's graph as `workflow`. Default: no, since it is long and stands in `raw`. */
  workflow?: boolean;
}

/** What stands in a file, before anything is read into it. */
export interface Found {
  format: string | null;
  fields: Field[];
  /** Texts that are not to be believed. */
  outdated: Field[];
  warnings: string[];
}

/** A file that was read: what stands in it, and what it says. */
export interface ReadImage {
  found: Found;
  metadata: Metadata;
}

/** Finds the texts of a file, whatever its container. */
export function findTexts(window: Window): Found | Reading<Found> {
  if (!window.reaches(0, MAGIC_LENGTH)) return findTextsLater(window);
  const container = containerOf(window.bytes);
  if (container === undefined) return nothingFound(window.bytes);
  const contents = container.read(window);
  return isReading(contents) ? foundLater(container, contents) : toFound(container, contents);
}

/** Only of sources that give less than a head at once. */
function* findTextsLater(window: Window): Reading<Found> {
  yield { offset: 0, length: MAGIC_LENGTH };
  const found = findTexts(window);
  return isReading(found) ? yield* found : found;
}

function* foundLater(container: Container, contents: Reading<Contents>): Reading<Found> {
  return toFound(container, yield* contents);
}

function containerOf(head: Uint8Array): Container | undefined {
  for (const container of containers) if (container.recognises(head)) return container;
  return undefined;
}

function nothingFound(head: Uint8Array): Found {
  const reason = head.length === 0 ? 'the file is empty' : 'the file is no image of a known format';
  return { format: null, fields: [], outdated: [], warnings: [reason] };
}

function toFound({ format }: Container, contents: Contents): Found {
  const warnings = contents.warnings.length > 1 ? [...new Set(contents.warnings)] : contents.warnings;
  return { format, fields: readTexts(contents, warnings), outdated: contents.outdated, warnings };
}

/** Reads a file whole: its texts, and where they say nothing, what is hidden in its pixels. */
export function readImage(window: Window, options: ReadOptions): ReadImage | Reading<ReadImage> {
  const found = findTexts(window);
  return isReading(found) ? readLater(found, options) : readFound(found, options);
}

function* readLater(finding: Reading<Found>, options: ReadOptions): Reading<ReadImage> {
  const read = readFound(yield* finding, options);
  return isReading(read) ? yield* read : read;
}

/** What the texts of a file say, and where that is nothing, what is hidden in its pixels. */
export function readFound(found: Found, options: ReadOptions): ReadImage | Reading<ReadImage> {
  const read = { found, metadata: interpret(found, options) };
  return isSilent(read.metadata) ? lookBehind(read, options) : read;
}

/** Reads what is hidden in the pixels, where nothing else tells how the picture was made. */
function* lookBehind(read: ReadImage, options: ReadOptions): Reading<ReadImage> {
  const { found } = read;
  if (found.format === null) return read;
  const { field, warnings } = yield* readStealth(found.format);
  if (field === null && warnings.length === 0) return read;
  return withMore(found, field === null ? [] : [field], warnings, options);
}

/** What is found in a file, read again with texts from elsewhere. */
export function withMore(
  found: Found,
  fields: readonly Field[],
  warnings: readonly string[],
  options: ReadOptions,
): ReadImage {
  const all = {
    ...found,
    fields: [...found.fields, ...fields],
    warnings: [...found.warnings, ...warnings],
  };
  return { found: all, metadata: interpret(all, options) };
}

/**
 * Whether nothing tells how the picture was made: what a C2PA manifest tells is only by whom, and a text that was taken
 * for a prompt may be anything.
 */
export function isSilent({ carrier, generator }: Metadata): boolean {
  return generator === null || carrier === null || carrier.startsWith('c2pa:');
}

/** Texts to meaning: the first generator that knows one of the texts as its own tells what they say. */
function interpret(found: Found, options: ReadOptions): Metadata {
  const { fields, outdated } = found;
  const raw = withOwnCarriers(outdated.length === 0 ? fields : [...fields, ...outdated]);
  const metadata = toMetadata(found, raw, readingOf(fields));
  if (options.workflow === true) metadata.workflow = workflowIn(raw);
  return metadata;
}

/** The first that knows its own; a text that may just be a prompt counts where no other says more. */
function readingOf(fields: readonly Field[]): GeneratorReading | null {
  let guess: GeneratorReading | null = null;
  for (const generator of askedGenerators(fields)) {
    const reading = generator.read(fields);
    if (reading === null || (guess !== null && generator === c2pa)) continue;
    if (reading.values.generator) return reading;
    guess ??= reading;
  }
  return guess;
}

const UNKNOWN = 'the texts in the file are of no known generator';
const NOTHING: GeneratorReading['values'] = {};

/** Written out: copying by name takes as long as reading the text. */
function toMetadata(
  { format, fields, warnings }: Found,
  raw: TextField[],
  reading: GeneratorReading | null,
): Metadata {
  const values = reading?.values ?? NOTHING;
  const carrier = reading === null ? undefined : raw[fields.indexOf(reading.field)]?.carrier;
  return {
    format,
    generator: values.generator ?? null,
    prompt: values.prompt ?? '',
    negativePrompt: values.negativePrompt ?? '',
    seed: values.seed ?? null,
    steps: values.steps ?? null,
    cfgScale: values.cfgScale ?? null,
    sampler: values.sampler ?? null,
    scheduler: values.scheduler ?? null,
    model: values.model ?? null,
    loras: values.loras ?? [],
    vae: values.vae ?? null,
    clipSkip: values.clipSkip ?? null,
    denoisingStrength: values.denoisingStrength ?? null,
    width: values.width ?? null,
    height: values.height ?? null,
    hires: values.hires ?? null,
    passes: values.passes ?? [],
    characters: values.characters ?? [],
    resources: values.resources ?? [],
    provenance: values.provenance ?? provenanceIn(fields),
    workflow: null,
    parameters: values.parameters ?? (reading === null ? [] : parametersOf(values)),
    carrier: carrier ?? null,
    raw,
    warnings:
      reading !== null
        ? [...warnings, ...reading.warnings]
        : fields.length === 0
          ? [...warnings]
          : [...warnings, UNKNOWN],
    errors: [],
  };
}

function readTexts({ fields, exif }: Contents, warnings: string[]): Field[] {
  for (const block of exif) {
    const texts = readExif(block, warnings);
    if (texts === null) warnings.push('the EXIF block cannot be read');
    else fields.push(...texts);
  }
  return fields;
}

/** Several fields of one carrier get numbers from the second on, so that a carrier names one field. */
function withOwnCarriers(fields: readonly Field[]): TextField[] {
  const [only] = fields;
  if (only !== undefined && fields.length === 1) return [{ carrier: only.carrier, text: only.text }];
  const counts = new Map<string, number>();
  return fields.map(({ carrier, text }) => {
    const count = (counts.get(carrier) ?? 0) + 1;
    counts.set(carrier, count);
    return { carrier: count === 1 ? carrier : `${carrier} #${count}`, text };
  });
}
