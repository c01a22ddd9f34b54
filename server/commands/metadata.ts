import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { imagesBelow } from '../../catalog/walk.js';
import type { Metadata } from '../../schema/models/metadata.js';
import { SeedrollError } from '../../schema/errors.js';
import { createParser } from '../../workers/pool.js';

interface CommandLine {
  raw: boolean;
  pretty: boolean;
}

interface FoundImage {
  /** As printed: as given, or relative to the directory that was given. */
  shown: string;
  real: string;
}

/** Files handed to the pool at once: enough for every core, little enough to print as it goes. */
const FILES_AT_ONCE = 1024;

/** `seedroll metadata PATH…`: one JSON object a line. */
export function metadataCommand(): Command {
  return new Command('metadata')
    .description('print what the given files, or all images in the given directories, hold')
    .argument('<paths...>', 'files and directories')
    .option('--raw', 'with every text field as found', false)
    .option('--pretty', 'for people: indented', false)
    .action(print);
}

/** The exit code is 1 only where nothing could be read. */
async function print(paths: string[], options: CommandLine): Promise<void> {
  await using parser = createParser();
  // A reader such as `head` that has seen enough is no failure.
  process.stdout.on('error', () => process.exit(0));
  let readable = 0;
  let batch: FoundImage[] = [];
  const flush = async (): Promise<void> => {
    const parsed = await parser.parse(batch.map(({ real }) => real));
    for (const [index, metadata] of parsed.entries()) {
      if (metadata.errors.length === 0) readable++;
      process.stdout.write(`${line(batch[index]?.shown ?? '', metadata, options)}\n`);
    }
    batch = [];
  };
  for (const path of paths) {
    for await (const found of imagesAt(path)) {
      batch.push(found);
      if (batch.length >= FILES_AT_ONCE) await flush();
    }
  }
  await flush();
  if (readable === 0) throw new SeedrollError('NOT_FOUND', 'nothing could be read');
}

/** The image at a path as given, or those in the directory there, relative to it. */
async function* imagesAt(path: string): AsyncGenerator<FoundImage> {
  const status = await stat(path).catch(() => null);
  if (status?.isDirectory() === true) {
    for await (const { path: shown, real } of imagesBelow(path)) yield { shown, real };
  } else {
    yield { shown: path, real: path };
  }
}

function line(path: string, metadata: Metadata, { raw, pretty }: CommandLine): string {
  const { format, generator, prompt, negativePrompt, seed, steps, cfgScale, sampler, scheduler } = metadata;
  const { model, width, height, loras, warnings, errors } = metadata;
  // prettier-ignore
  const shown = {
    path, format, generator, prompt, negativePrompt, seed, steps, cfgScale, sampler, scheduler,
    model, width, height, loras, warnings, errors, ...(raw ? { raw: metadata.raw } : {}),
  };
  return JSON.stringify(shown, null, pretty ? 2 : undefined);
}
