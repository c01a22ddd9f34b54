import { describe, expect, it } from 'vitest';
import { PARAMETER_LINE, readInfotext } from '../support/metadata-files.js';

function generator(pairs: string) {
  return readInfotext(`a cat\n${PARAMETER_LINE}, ${pairs}`).generator;
}

describe('the program that wrote an infotext', () => {
  it.each([
    { name: 'AUTOMATIC1111', version: 'v1.10.1' },
    { name: 'AUTOMATIC1111', version: '1.7.0' },
    { name: 'AUTOMATIC1111', version: 'v1.9.4-169-ga30b19dd' },
    { name: 'Forge', version: 'f2.0.1v1.10.1-previous-669-gdfdcbab6' },
    { name: 'Forge', version: 'f0.0.17v1.8.0rc-latest-276-g29be1da7' },
    { name: 'EasyReforge', version: 'f1.3.0-v1.10.1RC-latest-1038-g19395bf9' },
    { name: 'reForge', version: 'f1.0.0v2-v1.10.1RC-latest-2498-g5120e679' },
    { name: 'Forge Classic', version: 'classic' },
    { name: 'Forge Neo', version: 'neo' },
    { name: 'Forge Neo', version: 'neo-2.28' },
    { name: 'Fooocus', version: 'Fooocus v2.5.5' },
    { name: 'ComfyUI', version: 'ComfyUI' },
  ])('$version is $name', ({ name, version }) => {
    expect(generator(`Version: ${version}`)).toEqual({ name, version });
  });

  it('is SD.Next where App says so', () => {
    expect(generator('App: SD.Next, Version: 56a8aea')).toEqual({ name: 'SD.Next', version: '56a8aea' });
  });

  it.each(['classical music', 'neon', 'forge', 'Fooocuslike'])(
    'is not guessed from the version %s',
    (version) => {
      expect(generator(`Version: ${version}`)).toEqual({ name: 'AUTOMATIC1111', version });
    },
  );

  it('is AUTOMATIC1111 where no version is written', () => {
    expect(generator('Model: dream')).toEqual({ name: 'AUTOMATIC1111', version: null });
  });

  it.each(['ADetailer Version: 24.5.1', 'ADetailer version: 24.5.1', 'Tiled Diffusion Version: neo'])(
    'is not told by the version of an extension: %s',
    (pair) => {
      expect(generator(pair)).toEqual({ name: 'AUTOMATIC1111', version: null });
      expect(generator(`${pair}, Version: neo`)).toEqual({ name: 'Forge Neo', version: 'neo' });
      expect(generator(`Version: neo, ${pair}`)).toEqual({ name: 'Forge Neo', version: 'neo' });
    },
  );

  it('is not told by a quoted value', () => {
    expect(generator('Hires prompt: "x, Version: neo, y"')).toEqual({ name: 'AUTOMATIC1111', version: null });
  });

  it('is unknown where there is no parameter line', () => {
    expect(readInfotext('a cat, Version: neo').generator).toBeNull();
  });
});

it('Fooocus in its `a1111` scheme is read as written: what Latin-1 has not was lost before', () => {
  const metadata = readInfotext(
    'cinematic still ?? cat . emotional\nNegative prompt: anime\nSteps: 30, Sampler: DPM++ 2M SDE Karras, ' +
      'Seed: 6952411511246973023, Size: 768x1280, CFG scale: 4, Sharpness: 2, ADM Guidance: "(1.5, 0.8, 0.3)", ' +
      'Model: juggernautXL, Model hash: aeb7e9e689, Performance: Speed, Scheduler: karras, VAE: Default (model), ' +
      'Raw prompt: "\\u732b cat, x", Lora hashes: "a.b: 12, c d: 34", Lora weights: "a.b: 0.1, c d: -1", ' +
      'Version: Fooocus v2.5.5',
  );
  expect(metadata).toMatchObject({
    generator: { name: 'Fooocus', version: 'Fooocus v2.5.5' },
    prompt: 'cinematic still ?? cat . emotional',
    negativePrompt: 'anime',
    seed: '6952411511246973023',
    sampler: 'DPM++ 2M SDE Karras',
    scheduler: 'karras',
    model: { name: 'juggernautXL', hash: 'aeb7e9e689' },
    loras: [
      { name: 'a.b', weight: 0.1, hash: '12' },
      { name: 'c d', weight: -1, hash: '34' },
    ],
    vae: 'Default (model)',
    warnings: [],
  });
});
