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
