import { describe, expect, it } from 'vitest';
import { userComment } from '../../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../../samples/bytes/jpeg.js';
import { iTXt, pngFile, tEXt, zTXt } from '../../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { commentBlock, INFOTEXT, readBytes } from '../../support/metadata-files.js';

/** JSON by which a generator is known wherever it stands. */
const TEXTS = [
  { name: 'NovelAI', json: { Comment: '{"seed": 7}', Software: 'NovelAI' } },
  { name: 'SwarmUI', json: { sui_image_params: { seed: 7 } } },
  { name: 'RuinedFooocus', json: { software: 'RuinedFooocus', seed: 7 } },
  { name: 'Fooocus-MRE', json: { real_prompt: [], base_model: 'dream', seed: 7 } },
  { name: 'Fooocus', json: { metadata_scheme: 'fooocus', base_model: 'dream', seed: '7' } },
  { name: 'Easy Diffusion', json: { use_stable_diffusion_model: 'dream', seed: 7 } },
  { name: 'Hugging Face Space', json: { num_inference_steps: 5, resolution: '1 x 1', seed: 7 } },
  { name: 'Draw Things', json: { c: 'a cat', seed_mode: 'Scale Alike', seed: 7 } },
];

const CARRIERS: readonly { name: string; file: (text: string) => Uint8Array }[] = [
  { name: 'a PNG text of any name', file: (text) => pngFile([iTXt('Anything', text)]) },
  { name: 'a compressed PNG text', file: (text) => pngFile([zTXt('comment', text)]) },
  { name: 'PNG text with NULs', file: (text) => pngFile([tEXt('parameters', `${text}\0\0`)]) },
  { name: 'a byte order mark', file: (text) => pngFile([iTXt('parameters', `\uFEFF${text}\n`)]) },
  { name: 'UserComment', file: (text) => jpegFile([exifSegment(commentBlock(userComment(text)))]) },
  {
    name: 'UserComment of a WebP in the other byte order',
    file: (text) => webpFile([webpChunk('EXIF', commentBlock(userComment(text, 'utf-16le')))]),
  },
];

describe.each(CARRIERS)('in $name', ({ file }) => {
  it.each(TEXTS)('$name is known by its JSON', ({ name, json }) => {
    expect(readBytes(file(JSON.stringify(json)))).toMatchObject({
      generator: { name },
      seed: '7',
      warnings: [],
      errors: [],
    });
  });
});

describe('several generators in one file', () => {
  const swarm = tEXt('parameters', '{"sui_image_params": {"seed": 7}}');
  const invoke = tEXt('invokeai_metadata', '{"seed": 8}');
  const novel = tEXt('Comment', '{"Software": "NovelAI", "Comment": "{\\"seed\\": 9}"}');

  it.each([
    { name: 'NovelAI before InvokeAI', chunks: [invoke, swarm, novel], found: 'NovelAI' },
    { name: 'InvokeAI before SwarmUI', chunks: [swarm, invoke], found: 'InvokeAI' },
    { name: 'SwarmUI before infotext', chunks: [tEXt('parameters', INFOTEXT), swarm], found: 'SwarmUI' },
  ])('are believed in their order: $name', ({ chunks, found }) => {
    expect(readBytes(pngFile(chunks)).generator?.name).toBe(found);
    expect(readBytes(pngFile(chunks.toReversed())).generator?.name).toBe(found);
  });

  it('are read past one that is damaged', () => {
    const png = pngFile([tEXt('invokeai_metadata', '{"seed": 8'), tEXt('parameters', INFOTEXT)]);
    expect(readBytes(png)).toMatchObject({ prompt: 'a cat', seed: '1337' });
  });
});

describe('values of the wrong kind', () => {
  const seedOf = (seed: string) =>
    readBytes(pngFile([tEXt('parameters', `{"sui_image_params": {"seed": ${seed}, "prompt": "a cat"}}`)]));

  it.each([
    { seed: '12', found: '12' },
    { seed: '12.0', found: '12' },
    { seed: '1e3', found: '1000' },
    { seed: '"12"', found: '12' },
    { seed: '" 12 "', found: '12' },
    { seed: '"12.0"', found: '12' },
    { seed: '"18446744073709551615.0"', found: '18446744073709551615' },
    { seed: '18446744073709551615', found: '18446744073709551615' },
    { seed: '-9223372036854775808', found: '-9223372036854775808' },
    { seed: '-0', found: '0' },
    { seed: 'null', found: null },
    { seed: '""', found: null },
  ])('the seed $seed is $found', ({ seed, found }) => {
    expect(seedOf(seed)).toMatchObject({ seed: found, prompt: 'a cat', warnings: [] });
  });

  it.each(['true', '[7]', '{"value": 7}', '1.5', '1e30', 'NaN', 'Infinity', '"seven"', '"0x7"', '"1e3"'])(
    'the seed %s is none, and is warned of',
    (seed) => {
      expect(seedOf(seed)).toMatchObject({
        seed: null,
        prompt: 'a cat',
        warnings: [expect.stringMatching(/^expected an integer for seed, found /)],
      });
    },
  );

  it('names are known in another case of letters, unless there is one as usual', () => {
    const text =
      '{"sui_image_params": {"Prompt": "a cat", "STEPS": "20", "seed": 7, "SEED": 8, "Model": ""}}';
    expect(readBytes(pngFile([tEXt('parameters', text)]))).toMatchObject({
      prompt: 'a cat',
      steps: 20,
      seed: '7',
      model: null,
      warnings: [],
    });
  });

  it('names of the language are none of the file', () => {
    const text =
      '{"sui_image_params": {"__proto__": {"prompt": "a dog", "seed": 5}, "constructor": "x", "toString": 1}}';
    expect(readBytes(pngFile([tEXt('parameters', text)]))).toMatchObject({ prompt: '', seed: null });
  });
});
