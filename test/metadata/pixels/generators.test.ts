import { describe, expect, it } from 'vitest';
import { askedGenerators } from '../../../metadata/generators/asked.js';
import { pngOfPixels } from '../../../samples/bytes/png-pixels.js';
import type { StealthKind } from '../../../samples/bytes/stealth.js';
import { INFOTEXT } from '../../support/metadata-files.js';
import { hiding, losslessWebp, stealthIn } from './pictures.js';

/** As text: the seed has more digits than a number. */
const NOVELAI_COMMENT =
  '{"prompt": "a cat", "uc": "a dog", "steps": 28, "scale": 5, "seed": 18446744073709551615, "sampler": "k_euler"}';

const PAYLOADS: { generator: string; kind: StealthKind; text: string; expected: object }[] = [
  {
    generator: 'Stable Diffusion web UI',
    kind: 'pnginfo',
    text: INFOTEXT,
    expected: { prompt: 'a cat', negativePrompt: 'a dog', seed: '1337' },
  },
  {
    generator: 'NovelAI',
    kind: 'pngcomp',
    text: JSON.stringify({
      Description: 'a cat',
      Software: 'NovelAI',
      Source: 'NovelAI Diffusion V4.5 4BDE2A90',
      'Generation time': '4.2',
      Comment: NOVELAI_COMMENT,
    }),
    expected: {
      generator: { name: 'NovelAI', version: null },
      prompt: 'a cat',
      negativePrompt: 'a dog',
      seed: '18446744073709551615',
    },
  },
  {
    generator: 'SwarmUI',
    kind: 'rgbcomp',
    text: JSON.stringify(
      {
        sui_image_params: { prompt: 'a cat', seed: 5, steps: 20, swarm_version: '0.9.6' },
        sui_extra_data: {},
      },
      null,
      2,
    ),
    expected: { generator: { name: 'SwarmUI', version: '0.9.6' }, prompt: 'a cat', seed: '5' },
  },
  {
    generator: 'ComfyUI',
    kind: 'rgbinfo',
    text: JSON.stringify({
      1: { class_type: 'KSampler', inputs: { seed: 7, steps: 20, cfg: 7, positive: ['2', 0] } },
      2: { class_type: 'CLIPTextEncode', inputs: { text: 'a cat' } },
    }),
    expected: { prompt: 'a cat', seed: '7' },
  },
];

describe('a text hidden in the pixels is read as one of', () => {
  it.each(PAYLOADS)('$generator', async ({ kind, text, expected }) => {
    const pixels = hiding(kind, text, { width: 100 });
    for (const [format, file] of [
      ['png', pngOfPixels(pixels)],
      ['webp', await losslessWebp(pixels)],
    ] as const) {
      const { field, warnings } = stealthIn(file, format);
      const fields = field === null ? [] : [field];
      const readings = askedGenerators(fields).map((generator) => generator.read(fields));
      expect(readings.find((reading) => reading !== null)?.values).toMatchObject(expected);
      expect(warnings).toEqual([]);
    }
  });
});
