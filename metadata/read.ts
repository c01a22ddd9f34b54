import { emptyMetadata, type Metadata } from '../schema/models/metadata.js';
import { openFile } from './bytes/file-source.js';
import { readFrom, type Reading, type SyncSource } from './bytes/reading.js';
import type { Contents } from './containers/container.js';
import { containers } from './containers/index.js';
import { generators } from './generators/index.js';
import { readExif } from './texts/exif.js';

/** Enough to recognise every container. */
const MAGIC_LENGTH = 16;

/**
 * Reads the generation metadata of an image file. Only the byte ranges that hold metadata are read.
 * @returns What was found. Never throws for what a file holds: damage is told in `warnings`, and a file that cannot
 * be opened or read in `errors`.
 */
export function readParameters(path: string): Metadata {
  try {
    using file = openFile(path);
    return readFrom(file, readMetadata());
  } catch (error) {
    return { ...emptyMetadata(), errors: [describeFailure(error)] };
  }
}

/** Reads the generation metadata of an image from a source of bytes. */
export function readParametersFrom(source: SyncSource): Metadata {
  return readFrom(source, readMetadata());
}

function* readMetadata(): Reading<Metadata> {
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
  return interpret(metadata, yield* container.read());
}

/** Texts to meaning: the first generator that knows one of the texts as its own tells what they say. */
function interpret(metadata: Metadata, contents: Contents): Metadata {
  metadata.warnings.push(...contents.warnings);
  const fields = [...contents.fields];
  for (const block of contents.exif) {
    const found = readExif(block);
    if (found === null) metadata.warnings.push('the EXIF block cannot be read');
    else fields.push(...found);
  }
  metadata.raw = [...fields, ...contents.damaged];
  for (const generator of generators) {
    const reading = generator.read(fields);
    if (reading === null) continue;
    const warnings = [...metadata.warnings, ...(reading.warnings ?? [])];
    return Object.assign(metadata, reading, { warnings });
  }
  if (fields.length > 0) metadata.warnings.push('the texts in the file are of no known generator');
  return metadata;
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
