import { describe, expect, it } from 'vitest';
import { pngFile, tEXt } from '../../../samples/bytes/png.js';
import { INFOTEXT, readBytes } from '../../support/metadata-files.js';

const SETTINGS = {
  PositivePrompt: 'a cat, 猫 <lora:cat:0.5>\r\n',
  NegativePrompt: 'a dog\r\n',
  Steps: 20,
  Sampler: 'Euler Ancestral Karras',
  CfgScale: 5,
  Seed: 2073041550,
  Height: 1536,
  Width: 1024,
  ModelHash: 'ABC',
  ModelName: 'dream.safetensors',
  FrameCount: 0,
};
const FOUND = {
  generator: { name: 'Stability Matrix', version: null },
  prompt: 'a cat, 猫 <lora:cat:0.5>\r\n',
  negativePrompt: 'a dog\r\n',
  steps: 20,
  cfgScale: 5,
  seed: '2073041550',
  model: { name: 'dream.safetensors', hash: 'ABC' },
  loras: [{ name: 'cat', weight: 0.5, hash: null }],
  warnings: [],
};

const module = (type: string, isEnabled: boolean) => ({
  $values: [
    { Scale: 1.5, SelectedUpscaler: { Name: 'ESRGAN.pth' }, $type: 'Upscaler' },
    { Steps: 10, IsDenoiseStrengthEnabled: true, DenoiseStrength: 0.3, $type: 'Sampler' },
  ],
  IsEnabled: isEnabled,
  $type: type,
});

function project({ modules = [], ...model }: { modules?: object[] } & Record<string, unknown> = {}) {
  return {
    State: {
      Modules: { $values: modules },
      Model: model,
      Sampler: {
        IsDenoiseStrengthEnabled: false,
        DenoiseStrength: 1,
        IsDimensionsEnabled: true,
        Width: 512,
        Height: 768,
        SelectedSampler: { Name: 'euler_ancestral' },
        SelectedScheduler: { Name: 'karras' },
      },
    },
  };
}

function read(settings: object | string, smproj?: object | string) {
  const text = (value: object | string) => (typeof value === 'string' ? value : JSON.stringify(value));
  return readBytes(
    pngFile([
      tEXt('parameters', INFOTEXT),
      tEXt('parameters-json', text(settings), 'utf8'),
      ...(smproj === undefined ? [] : [tEXt('smproj', text(smproj), 'utf8')]),
    ]),
  );
}

describe('Stability Matrix', () => {
  it('is read from its JSON, and has the parameters of the infotext beside it', () => {
    expect(read(SETTINGS)).toMatchObject({
      ...FOUND,
      sampler: 'Euler Ancestral Karras',
      scheduler: null,
      width: 1024,
      height: 1536,
      hires: null,
      carrier: 'png:tEXt parameters',
    });
  });

  it('has the names and the first size of its project', () => {
    expect(read(SETTINGS, project({ IsClipSkipEnabled: true, ClipSkip: 2 }))).toMatchObject({
      ...FOUND,
      sampler: 'euler_ancestral',
      scheduler: 'karras',
      width: 512,
      height: 768,
      clipSkip: 2,
      denoisingStrength: null,
      hires: null,
    });
  });

  it('has a second pass where the project has switched it on', () => {
    expect(read(SETTINGS, project({ modules: [module('HiresFixModule', true)] }))).toMatchObject({
      denoisingStrength: 0.3,
      hires: { upscale: 1.5, upscaler: 'ESRGAN.pth', steps: 10, width: 1024, height: 1536 },
    });
  });

  it.each([
    { name: 'is switched off', modules: [module('HiresFixModule', false)] },
    { name: 'is only an upscaler', modules: [module('UpscalerModule', true)] },
  ])('has no second pass where the module $name', ({ modules }) => {
    expect(read(SETTINGS, project({ modules }))).toMatchObject({ hires: null, denoisingStrength: null });
  });

  it.each([
    { model: { IsVaeSelectionEnabled: true, SelectedVaeName: 'fine.pt' }, vae: 'fine.pt' },
    { model: { IsVaeSelectionEnabled: true, SelectedVaeName: '@default' }, vae: null },
    { model: { IsVaeSelectionEnabled: false, SelectedVaeName: 'fine.pt' }, vae: null },
    { model: { IsClipSkipEnabled: false, ClipSkip: 2 }, vae: null },
  ])('has the VAE $vae for $model', ({ model, vae }) => {
    expect(read(SETTINGS, project(model))).toMatchObject({ vae, clipSkip: null });
  });

  it('keeps seeds of 64 bits', () => {
    const text = JSON.stringify(SETTINGS).replace('2073041550', '18446744073709551615');
    expect(read(text).seed).toBe('18446744073709551615');
  });

  it('is read without its project', () => {
    const metadata = read(SETTINGS, 'garbage');
    expect(metadata).toMatchObject({ seed: '2073041550', width: 1024 });
    expect(metadata.warnings).toEqual(['smproj of Stability Matrix is no JSON']);
  });

  it('warns of values that are of the wrong kind', () => {
    expect(read({ Seed: 0.5, ModelName: [] }, { State: 'x' }).warnings.toSorted()).toEqual([
      'expected a text for ModelName, found a list',
      'expected an integer for Seed, found 0.5',
      'expected an object for State, found "x"',
    ]);
  });

  it.each(['garbage', '{"Seed": 1', '[]', ''])('is read from its infotext where its JSON is %j', (text) => {
    expect(read(text, project())).toMatchObject({
      generator: { name: 'Stability Matrix', version: null },
      prompt: 'a cat',
      negativePrompt: 'a dog',
      seed: '1337',
      carrier: 'png:tEXt parameters',
      warnings: ['parameters-json of Stability Matrix is no JSON'],
    });
  });

  it('is read from its project where nothing else is left', () => {
    const smproj = {
      State: {
        Prompt: { Prompt: 'a cat, 猫\r\n', NegativePrompt: 'a dog' },
        Seed: { Seed: '18446744073709551615' },
        Model: { SelectedModelName: 'dream.safetensors' },
        Sampler: {
          Steps: 20,
          CfgScale: 5,
          Width: 512,
          Height: 768,
          SelectedSampler: { Name: 'euler' },
          SelectedScheduler: { Name: 'karras' },
        },
      },
    };
    const png = pngFile([
      tEXt('parameters-json', '{"Seed": 1'),
      tEXt('Smproj', JSON.stringify(smproj), 'utf8'),
      tEXt('prompt', '{}'),
    ]);
    expect(readBytes(png)).toMatchObject({
      generator: { name: 'Stability Matrix', version: null },
      prompt: 'a cat, 猫\r\n',
      negativePrompt: 'a dog',
      seed: '18446744073709551615',
      steps: 20,
      cfgScale: 5,
      sampler: 'euler',
      scheduler: 'karras',
      model: { name: 'dream.safetensors', hash: null },
      width: 512,
      height: 768,
      warnings: ['parameters-json of Stability Matrix is no JSON'],
    });
  });

  it('leaves the infotext to others where all its JSON is none and there is none', () => {
    const png = pngFile([tEXt('parameters-json', 'x'), tEXt('smproj', 'x')]);
    expect(readBytes(png)).toMatchObject({
      generator: null,
      warnings: ['the texts in the file are of no known generator'],
    });
  });
});
