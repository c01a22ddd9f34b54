import { emptyMetadata, type Metadata, type TextField } from '../schema/models/metadata.js';
import { workflowIn } from '../schema/models/workflow.js';
import { openFile } from './bytes/file-source.js';
import { readFrom, type Reading, type SyncSource } from './bytes/reading.js';
import type { Contents, Texts } from './containers/container.js';
import { containers } from './containers/index.js';
import { askedGenerators } from './generators/asked.js';
import { parametersOf } from './generators/parameters.js';
import { readExif } from './texts/exif.js';
import type { Field } from './texts/fields.js';

/** Longest EXIF block decoded, in bytes: ExifReader needs 70 times as much memory. Workflows of 1 MB occur. */
const MAX_EXIF_LENGTH = 2 * 1024 * 1024;
/** Enough to recognise every container. */
const MAGIC_LENGTH = 16;

export interface ReadOptions {
  /** Whether to give the editor's graph as `workflow`. Default: no, since it is long and stands in `raw`. */
  workflow?: boolean;
}

/**
 * Reads the generation metadata of an image file. Only the byte ranges that hold metadata are read.
 * @returns What was found. Never throws for what a file holds: damage is told in `warnings`, and a file that cannot
 * be opened or read in `errors`.
 */
export function readParameters(path: string, options: ReadOptions = {}): Metadata {
  try {
    using file = openFile(path);
    return readFrom(file, readMetadata(options));
  } catch (error) {
    return { ...emptyMetadata(), errors: [describeFailure(error)] };
  }
}

/** Reads the generation metadata of an image from a source of bytes. */
export function readParametersFrom(source: SyncSource, options: ReadOptions = {}): Metadata {
  return readFrom(source, readMetadata(options));
}

function* readMetadata(options: ReadOptions): Reading<Metadata> {
  const head = yield { offset: 0, length: MAGIC_LENGTH };
  const container = containers.find((candidate) => candidate.recognises(head));
  const metadata = emptyMetadata();
  if (container === undefined) {
    metadata.warnings.push(
      head.length === 0 ? 'the file is empty' : 'the file is no image of a known format',
    );
    return metadata;
  }
  metadata.format = container.format;
  interpret(metadata, yield* container.read());
  if (options.workflow === true) metadata.workflow = workflowIn(metadata.raw);
  return metadata;
}

/** Texts to meaning: the first generator that knows one of the texts as its own tells what they say. */
function interpret(metadata: Metadata, contents: Contents): void {
  metadata.warnings.push(...new Set(contents.warnings));
  const fields = readTexts(contents, metadata.warnings);
  const damaged = readTexts(contents.damaged, metadata.warnings);
  const raw = withOwnCarriers([...fields, ...damaged]);
  metadata.raw = raw;
  for (const generator of askedGenerators(fields)) {
    const reading = generator.read(fields);
    if (reading === null) continue;
    Object.assign(metadata, reading.values);
    if (reading.values.parameters === undefined) metadata.parameters = parametersOf(reading.values);
    metadata.carrier = raw[fields.indexOf(reading.field)]?.carrier ?? null;
    metadata.warnings.push(...reading.warnings);
    return;
  }
  if (fields.length > 0) metadata.warnings.push('the texts in the file are of no known generator');
}

function readTexts({ fields, exif }: Texts, warnings: string[]): Field[] {
  const found = [...fields];
  for (const block of exif) {
    if (block.length > MAX_EXIF_LENGTH) {
      warnings.push(`the EXIF block of ${block.length} bytes is over the limit of ${MAX_EXIF_LENGTH}`);
      continue;
    }
    const texts = readExif(block);
    if (texts === null) warnings.push('the EXIF block cannot be read');
    else found.push(...texts);
  }
  return found;
}

/** Several fields of one carrier get numbers from the second on, so that a carrier names one field. */
function withOwnCarriers(fields: readonly Field[]): TextField[] {
  const counts = new Map<string, number>();
  return fields.map(({ carrier, text }) => {
    const count = (counts.get(carrier) ?? 0) + 1;
    counts.set(carrier, count);
    return { carrier: count === 1 ? carrier : `${carrier} #${count}`, text };
  });
}

/** A reason for people that names no path: messages of `fs` hold the absolute one. */
function describeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `the file cannot be read${code === '' ? '' : ` (${code})`}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EACCES: 'no permission to read the file',
  EPERM: 'no permission to read the file',
  EISDIR: 'the path is a directory',
  EIO: 'the disk cannot read the file',
};
