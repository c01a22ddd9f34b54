import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { filesBelow } from '../../catalog/files-below.js';
import { describe, isSupportedFile, isThumbnail } from '../../metadata/index.js';
import type { Metadata } from '../../schema/models/metadata.js';
import { SeedrollError } from '../../schema/errors.js';
import { createParser, type Parser } from '../../workers/pool.js';
import { FileProgress } from './file-progress.js';

interface CommandLine {
  raw: boolean;
  pretty: boolean;
}

interface FoundImage {
  /** As printed: as given, or relative to the directory that was given. */
  shown: string;
  real: string;
  /** Whether it is printed whatever is in it; other files of a directory are where they are images. */
  isMeant: boolean;
}

/** A file as it is printed. */
interface Printed {
  text: string;
  isReadable: boolean;
  isImage: boolean;
}

/** Files handed to the pool at once: enough for every core, little enough to print as it goes. */
const FILES_AT_ONCE = 1024;

/** What is printed of each file, behind its path. */
// prettier-ignore
const FIELDS = [
  'format', 'generator', 'prompt', 'negativePrompt', 'seed', 'steps', 'cfgScale', 'sampler', 'scheduler', 'model',
  'width', 'height', 'loras', 'provenance', 'warnings', 'errors',
] as const satisfies (keyof Metadata)[];

/** `seedroll metadata PATH…`: one JSON object a line. */
export function metadataCommand(): Command {
  return new Command('metadata')
    .description('print what the given files, or all images in the given directories, hold')
    .argument('<paths...>', 'files and directories')
    .option('--raw', 'with every text field as found', false)
    .option('--pretty', 'for people: several lines a file, no JSON', false)
    .action(print);
}

/** The exit code is 1 only where nothing could be read. */
async function print(paths: string[], options: CommandLine): Promise<void> {
  await using parser = createParser();
  using progress = new FileProgress(process.stderr, () => countImages(paths));
  // A reader such as `head` that has seen enough is no failure.
  process.stdout.on('error', () => process.exit(0));
  let readable = 0;
  for await (const batch of batchesOf(paths)) {
    for (const [index, { text, isReadable, isImage }] of (await read(parser, batch, options)).entries()) {
      if (!isImage && batch[index]?.isMeant !== true) continue;
      if (isReadable) readable++;
      if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
    }
    progress.advance(batch.length);
  }
  if (readable === 0) throw new SeedrollError('NOT_FOUND', 'nothing could be read');
}

async function read(parser: Parser, batch: readonly FoundImage[], options: CommandLine): Promise<Printed[]> {
  const reals = batch.map(({ real }) => real);
  if (options.pretty) {
    const all = await parser.parse(reals);
    return all.map((metadata, index) => ({
      text: forPeople(batch[index]?.shown ?? '', metadata, options),
      isReadable: metadata.errors.length === 0,
      isImage: metadata.format !== null,
    }));
  }
  const all = await parser.parseToJson(reals, options.raw ? [...FIELDS, 'raw'] : FIELDS);
  return all.map(({ json, isReadable }, index) => ({
    text: asLine(`{"path":${JSON.stringify(batch[index]?.shown ?? '')},${json.slice(1)}`),
    isReadable,
    isImage: !json.startsWith(UNKNOWN_FORMAT),
  }));
}

/** The first of `FIELDS`, where a file is of no known format. */
const UNKNOWN_FORMAT = '{"format":null';
/** Line ends of Unicode: JSON lets them stand, and readers of lines in other languages stop there. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

function asLine(json: string): string {
  return json.replace(LINE_ENDS, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function forPeople(path: string, metadata: Metadata, { raw }: CommandLine): string {
  const texts = raw ? metadata.raw.map(({ carrier, text }) => `  ${carrier}\n${indent(indent(text))}`) : [];
  return [path, indent(describe(metadata)), ...texts, ''].join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

async function* batchesOf(paths: readonly string[]): AsyncGenerator<FoundImage[]> {
  let batch: FoundImage[] = [];
  for await (const found of imagesAt(paths)) {
    batch.push(found);
    if (batch.length < FILES_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function countImages(paths: readonly string[]): Promise<number> {
  let count = 0;
  for await (const _ of imagesAt(paths)) count++;
  return count;
}

/** The files at the paths as given, and those in the directories there, relative to these. */
async function* imagesAt(paths: readonly string[]): AsyncGenerator<FoundImage> {
  for (const path of paths) {
    const status = await stat(path).catch(() => null);
    if (status?.isDirectory() === true) {
      for await (const { path: shown, real } of filesBelow(path)) {
        if (!isThumbnail(shown)) yield { shown, real, isMeant: isSupportedFile(shown) };
      }
    } else {
      yield { shown: path, real: path, isMeant: true };
    }
  }
}
