import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Metadata, readParameters } from '../../metadata/index.js';

/**
 * Real files of real generators do not belong into the repository. Where the environment variable names a folder
 * of them, with their values in `expected.json`, they are read here.
 */
const FOLDER = process.env['SEEDROLL_FIXTURES'] ?? '';
const EXPECTED = join(FOLDER, 'expected.json');
const isPresent = FOLDER !== '' && existsSync(EXPECTED);

/** Values on which at least two independent readers agree; an absent one is not asserted. */
const Fields = z.object({
  prompt: z.string().optional(),
  negative: z.string().optional(),
  seed: z.string().optional(),
  steps: z.string().optional(),
  cfg: z.string().optional(),
  sampler: z.string().optional(),
  model: z.string().optional(),
});
type Fields = z.infer<typeof Fields>;
const Expected = z.record(z.string(), z.object({ generator: z.string(), fields: Fields }));

const WITHOUT_METADATA: ReadonlySet<string> = new Set(['empty', 'unrecognized']);

const files = isPresent ? Object.entries(Expected.parse(JSON.parse(readFileSync(EXPECTED, 'utf8')))) : [];
const withoutMetadata = files.filter(([, { generator }]) => WITHOUT_METADATA.has(generator));

/** White space in prompts is compared folded. */
function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The name alone: readers disagree on paths and endings. */
function modelName(path: string): string {
  return basename(path.replaceAll('\\', '/')).replace(/\.(?:safetensors|ckpt|gguf)$/, '');
}

/** What was read, in the form of `expected`, as far as that says something. */
function found(metadata: Metadata, expected: Fields): Fields {
  const fields: Fields = {
    prompt: fold(metadata.prompt),
    negative: fold(metadata.negativePrompt),
    seed: metadata.seed ?? '',
    steps: String(metadata.steps),
    cfg: String(metadata.cfgScale),
    sampler: metadata.sampler ?? '',
    model: modelName(metadata.model?.name ?? ''),
  };
  return Fields.parse(Object.fromEntries(Object.entries(fields).filter(([name]) => name in expected)));
}

function folded(expected: Fields): Fields {
  const { prompt, negative, model, ...others } = expected;
  return {
    ...others,
    ...(prompt === undefined ? {} : { prompt: fold(prompt) }),
    ...(negative === undefined ? {} : { negative: fold(negative) }),
    ...(model === undefined ? {} : { model: modelName(model) }),
  };
}

it('there are real files to read', ({ skip }) => {
  skip(!isPresent, 'set SEEDROLL_FIXTURES to a folder of real files with their values in expected.json');
  expect(files.length).toBeGreaterThan(0);
});

describe.skipIf(!isPresent)('real files', () => {
  it.each(files)('%s is read as others read it', (file, { fields }) => {
    const metadata = readParameters(join(FOLDER, file));
    expect(metadata.errors).toEqual([]);
    expect(found(metadata, fields)).toEqual(folded(fields));
  });

  it.each(withoutMetadata)('%s has no prompt', (file) => {
    expect(readParameters(join(FOLDER, file))).toMatchObject({
      prompt: '',
      negativePrompt: '',
      seed: null,
      errors: [],
    });
  });
});
