import { describe, expect, it } from 'vitest';
import { iTXt, pngFile } from '../../../samples/bytes/png.js';
import { readBytes } from '../../support/metadata-files.js';

const JOB = 'Job ID: 00112233-4455-6677-8899-aabbccddeeff';
const read = (description: string) =>
  readBytes(pngFile([iTXt('Author', 'someone'), iTXt('Description', description)]));

describe('Midjourney', () => {
  it.each([
    {
      text: `a cat, 猫 --ar 2:1 --stylize 80 --v 6 ${JOB}`,
      found: { prompt: 'a cat, 猫', generator: { name: 'Midjourney', version: '6' }, seed: null },
    },
    {
      text: `a cat --no a dog, rain --seed 1337 --tile ${JOB}`,
      found: { prompt: 'a cat', negativePrompt: 'a dog, rain', seed: '1337' },
    },
    { text: `a cat --niji 6 ${JOB}`, found: { generator: { name: 'Midjourney', version: 'niji 6' } } },
    { text: `a cat --niji ${JOB}`, found: { generator: { name: 'Midjourney', version: 'niji' } } },
    { text: `a half--timbered -- house ${JOB}`, found: { prompt: 'a half--timbered -- house' } },
    { text: `a cat ${JOB}`, found: { prompt: 'a cat', generator: { name: 'Midjourney', version: null } } },
    { text: `--v 6 ${JOB}`, found: { prompt: '' } },
    { text: JOB, found: { prompt: '' } },
    { text: `a cat --seed 18446744073709551615 ${JOB}`, found: { seed: '18446744073709551615' } },
  ])('is read from $text', ({ text, found }) => {
    expect(read(text)).toMatchObject({ ...found, carrier: 'png:iTXt Description', warnings: [] });
  });

  it('warns of a seed that is none', () => {
    expect(read(`a cat --seed x ${JOB}`)).toMatchObject({
      seed: null,
      warnings: ['expected an integer for --seed, found "x"'],
    });
  });

  it.each(['a cat --v 6', 'a cat Job ID: 7', ''])('is not seen in "%s"', (text) => {
    expect(read(text).generator).toBeNull();
  });
});
