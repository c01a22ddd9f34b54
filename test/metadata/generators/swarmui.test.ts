import { describe, expect, it } from 'vitest';
import { swarmui } from '../../../metadata/generators/swarmui.js';
import { fieldOf } from '../../../metadata/texts/fields.js';
import { tiffBlock, userComment } from '../../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../../samples/bytes/jpeg.js';
import { iTXt, pngFile, tEXt } from '../../../samples/bytes/png.js';
import { commentBlock, INFOTEXT, readBytes } from '../../support/metadata-files.js';

const PARAMS = {
  prompt: 'a cat,\n猫',
  negativeprompt: 'a dog',
  model: 'styles/dream',
  seed: 1337,
  steps: 20,
  cfgscale: 7.5,
  width: 512,
  height: 768,
  sampler: 'euler_ancestral',
  scheduler: 'karras',
  swarm_version: '0.9.7.4',
};
const FOUND = {
  generator: { name: 'SwarmUI', version: '0.9.7.4' },
  prompt: 'a cat,\n猫',
  negativePrompt: 'a dog',
  model: { name: 'styles/dream', hash: null },
  seed: '1337',
  steps: 20,
  cfgScale: 7.5,
  width: 512,
  height: 768,
  sampler: 'euler_ancestral',
  scheduler: 'karras',
  warnings: [],
};

const json = (params: object, others: object = {}) =>
  JSON.stringify({ sui_image_params: params, ...others }, null, 2);
const read = (params: object, others?: object) =>
  readBytes(pngFile([iTXt('parameters', json(params, others))]));

describe('SwarmUI', () => {
  it('is read from PNG, whatever its ComfyUI wrote beside it', () => {
    const graph = JSON.stringify({ 1: { class_type: 'KSampler', inputs: { seed: 5 } } });
    const png = pngFile([tEXt('prompt', graph), iTXt('parameters', json(PARAMS))]);
    expect(readBytes(png)).toMatchObject({ ...FOUND, carrier: 'png:iTXt parameters' });
  });

  it('is read from JPEG, where the text is little-endian', () => {
    const block = commentBlock(userComment(json(PARAMS), 'utf-16le'), { littleEndian: true });
    expect(readBytes(jpegFile([exifSegment(block)]))).toMatchObject({
      ...FOUND,
      carrier: 'exif:UserComment',
    });
  });

  it('stands before an infotext', () => {
    const png = pngFile([tEXt('parameters', INFOTEXT), iTXt('parameters', json(PARAMS))]);
    expect(readBytes(png).generator?.name).toBe('SwarmUI');
  });

  it('has numbers as texts too', () => {
    const texts = Object.fromEntries(Object.entries(PARAMS).map(([name, value]) => [name, String(value)]));
    expect(read(texts)).toMatchObject(FOUND);
  });

  it('writes the parameters of A1111 for clients that know only those', () => {
    expect(read({ seed: 1, steps: 2 }).parameters).toEqual([
      { name: 'Steps', value: '2' },
      { name: 'Seed', value: '1' },
    ]);
  });

  it('keeps seeds of 64 bits', () => {
    const text = json({ seed: 'SEED' }).replace('"SEED"', '18446744073709551615');
    expect(readBytes(pngFile([iTXt('parameters', text)])).seed).toBe('18446744073709551615');
  });

  it('has the hashes of its models', () => {
    const metadata = read(
      { model: 'dream', loras: ['cat'], loraweights: ['0.5'] },
      {
        sui_models: [
          { name: 'dream.safetensors', param: 'model', hash: '0xabc' },
          { name: 'cat.safetensors', param: 'loras', hash: '0xdef' },
        ],
      },
    );
    expect(metadata.model).toEqual({ name: 'dream', hash: '0xabc' });
    expect(metadata.loras).toEqual([{ name: 'cat', weight: 0.5, hash: '0xdef' }]);
  });

  it.each([
    { loras: ['a', 'b'], loraweights: ['1', '-0.5'], weights: [1, -0.5] },
    { loras: 'a,b', loraweights: '1,-0.5', weights: [1, -0.5] },
    { loras: ['a', 'b'], loraweights: [1, -0.5], weights: [1, -0.5] },
    { loras: ['a', 'b'], loraweights: ['1'], weights: [1, null] },
    { loras: ['a', 'b'], weights: [null, null] },
  ])('has LoRAs as $loras with $loraweights', ({ weights, ...params }) => {
    expect(read(params).loras).toEqual([
      { name: 'a', weight: weights[0], hash: null },
      { name: 'b', weight: weights[1], hash: null },
    ]);
  });

  it.each([
    {
      params: { refinerupscale: 1.5, refinerupscalemethod: 'pixel-lanczos', refinersteps: 10 },
      values: {
        hires: { upscale: 1.5, upscaler: 'pixel-lanczos', steps: 10, width: null, height: null },
      },
    },
    { params: { refinerupscale: 1, refinersteps: 10 }, values: { hires: null } },
    { params: { clipstopatlayer: -2 }, values: { clipSkip: -2 } },
    { params: { initimagecreativity: 0.6 }, values: { denoisingStrength: 0.6 } },
    { params: { vae: 'ae.sft' }, values: { vae: 'ae.sft' } },
  ])('has $params', ({ params, values }) => {
    expect(read(params)).toMatchObject({ ...values, warnings: [] });
  });

  it('with nothing in it is empty', () => {
    expect(read({})).toMatchObject({
      generator: { name: 'SwarmUI', version: null },
      prompt: '',
      warnings: [],
    });
  });

  it('warns of values that are of the wrong kind', () => {
    const metadata = read(
      { prompt: ['a'], seed: 1.5, steps: 'many', width: {}, height: true },
      { sui_models: {} },
    );
    expect(metadata).toMatchObject({ prompt: '', seed: null, steps: null, width: null, height: null });
    expect(metadata.warnings.toSorted()).toEqual([
      'expected a list for sui_models, found an object',
      'expected a text for prompt, found a list',
      'expected an integer for height, found true',
      'expected an integer for seed, found 1.5',
      'expected an integer for steps, found "many"',
      'expected an integer for width, found an object',
    ]);
  });

  it('does not warn without end', () => {
    expect(read(PARAMS, { sui_models: Array.from({ length: 1000 }, () => 1) }).warnings).toHaveLength(20);
  });

  it.each(['{"sui_image_params": ', '{"sui_image_params": []}', '["sui_image_params"]', '{}'])(
    'is not seen in %s',
    (text) => {
      expect(readBytes(pngFile([iTXt('parameters', text)])).generator).toBeNull();
    },
  );
});

describe('SwarmUI, where keys are missing or of another kind', () => {
  const file = (whole: object) => readBytes(pngFile([iTXt('parameters', JSON.stringify(whole, null, 2))]));

  it('has numbers that are text', () => {
    const sui_image_params = { seed: '18446744073709551615', steps: '20', cfgscale: '1.0', width: '512' };
    expect(file({ sui_image_params })).toMatchObject({
      seed: '18446744073709551615',
      steps: 20,
      cfgScale: 1,
      width: 512,
      height: null,
      warnings: [],
    });
  });

  it.each([-1, '-1'])('has the seed %j', (seed) => {
    expect(file({ sui_image_params: { seed } }).seed).toBe('-1');
  });

  it.each([
    { loras: ['a', 'b'], loraweights: ['1', '-0.5'] },
    { loras: ['a', 'b'], loraweights: [1, -0.5] },
    { loras: 'a, b', loraweights: '1,-0.5' },
    { loras: 'a,b', loraweights: ['1', '-0.5'] },
  ])('has the LoRAs of %j', (params) => {
    const sui_models = [{ name: 'b.safetensors', param: 'loras', hash: '0xb' }];
    expect(file({ sui_image_params: params, sui_models })).toMatchObject({
      loras: [
        { name: 'a', weight: 1, hash: null },
        { name: 'b', weight: -0.5, hash: '0xb' },
      ],
      warnings: [],
    });
  });

  it.each([
    { params: { model: 'dream' }, model: { name: 'dream', hash: '0xa' } },
    {
      params: { model: 'OfficialStableDiffusion/dream' },
      model: { name: 'OfficialStableDiffusion/dream', hash: '0xa' },
    },
    { params: {}, model: { name: 'dream.safetensors', hash: '0xa' } },
  ])('has the model of $params and the list of models', ({ params, model }) => {
    const sui_models = [
      { name: 'fine.safetensors', param: 'vae', hash: '0xb' },
      { name: 'dream.safetensors', param: 'model', hash: '0xa' },
    ];
    expect(file({ sui_image_params: params, sui_models }).model).toEqual(model);
  });

  it('has the prompt before wildcards where it stands among the parameters', () => {
    expect(file({ sui_image_params: { original_prompt: 'a <random:cat,dog>' } }).prompt).toBe(
      'a <random:cat,dog>',
    );
  });

  it('has the prompt before wildcards where there is no other', () => {
    expect(
      file({ sui_image_params: { steps: 1 }, sui_extra_data: { original_prompt: 'a <random:cat,dog>' } })
        .prompt,
    ).toBe('a <random:cat,dog>');
  });

  it('is read from the EXIF model, as written formerly', () => {
    const text = JSON.stringify({ sui_image_params: { prompt: 'a cat, 猫' } });
    const tiff = tiffBlock([{ tag: 0x0110, type: 2, value: Buffer.from(`${text}\0`), directory: 'ifd0' }]);
    expect(readBytes(jpegFile([exifSegment(tiff)]))).toMatchObject({
      prompt: 'a cat, 猫',
      carrier: 'exif:Model',
    });
  });

  it('is read from the file beside a video', () => {
    const field = fieldOf('sidecar:swarm.json', '{"sui_image_params": {"seed": 7}}', 'swarm.json');
    expect(swarmui.read([field])).toMatchObject({ field, values: { seed: '7' } });
  });
});
