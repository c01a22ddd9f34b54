import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInfotext } from '../../metadata/infotext-writer.js';
import { loraTags } from '../../metadata/texts/lora-tags.js';
import { emptyMetadata } from '../../schema/models/empty-metadata.js';
import type { Metadata } from '../../schema/models/metadata.js';
import { INFOTEXT, PARAMETER_LINE, readInfotext } from '../support/metadata-files.js';

/** What an infotext has room for. */
function typed(metadata: Metadata): Partial<Metadata> {
  const { prompt, negativePrompt, seed, steps, cfgScale, sampler, scheduler, model, loras } = metadata;
  const { vae, clipSkip, denoisingStrength, width, height, hires, resources } = metadata;
  // prettier-ignore
  return {
    prompt, negativePrompt, seed, steps, cfgScale, sampler, scheduler, model, loras,
    vae, clipSkip, denoisingStrength, width, height, hires, resources,
  };
}

describe('an infotext is written as it was read', () => {
  it.each([
    { name: 'all three parts', text: INFOTEXT },
    { name: 'no negative prompt', text: `a cat\n${PARAMETER_LINE}` },
    { name: 'parameters only', text: PARAMETER_LINE },
    { name: 'no parameters', text: 'a cat\nNegative prompt: a dog' },
    {
      name: 'prompts of several lines',
      text: `a cat,\n\n  on a mat\nNegative prompt: b\n c\n${PARAMETER_LINE}`,
    },
    { name: 'quoted values', text: `${INFOTEXT}, Hires prompt: "a, \\"b\\": c\\n", Foo: x, Bar: 1:2` },
    { name: 'JSON', text: `${INFOTEXT}, Hashes: {"lora:x": "1", "a": "}"}, Civitai resources: [{"a":1}]` },
    { name: 'templates', text: `${INFOTEXT}\nTemplate: a {b|c}, d: e\nmore\nNegative Template: f` },
    { name: 'a prompt of parameters', text: `Steps: 1, Seed: 2, Size: 1x1\n${INFOTEXT}` },
    { name: 'the name of the field in front of itself', text: `parameters: parameters: ${INFOTEXT}` },
    { name: 'a fork', text: `${INFOTEXT}, Version: neo-2.28` },
    { name: 'names outside the grammar', text: `${INFOTEXT}, FreeU (v2): true` },
  ])('$name', ({ text }) => {
    expect(toInfotext(readInfotext(text))).toBe(text);
  });

  it('a quoted value with a line end as such gets it escaped', () => {
    const metadata = readInfotext(`a cat\n${PARAMETER_LINE}, Foo: "a,\nb", Model: x`);
    expect(toInfotext(metadata)).toBe(`a cat\n${PARAMETER_LINE}, Foo: "a,\\nb", Model: x`);
  });
});

it('what there is too little of for a parameter line is filled up', () => {
  const metadata = { ...emptyMetadata(), prompt: 'a cat', seed: '5' };
  expect(toInfotext(metadata)).toBe('a cat\nSteps: , Sampler: , Seed: 5');
  expect(typed(readInfotext(toInfotext(metadata)))).toEqual(typed(metadata));
});

it('values that were changed since stand for the parameters', () => {
  const metadata = { ...readInfotext(`${INFOTEXT}, Foo: "a, b", Model: x, Version: neo`), seed: '5' };
  expect(toInfotext(metadata)).toBe(
    'a cat\nNegative prompt: a dog\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 512x768, Model: x, Version: neo, Foo: "a, b"',
  );
});

it('a prompt that would be taken for parameters is kept apart from them', () => {
  const metadata = { ...emptyMetadata(), prompt: 'Steps: 1, Seed: 2, Size: 1x1' };
  expect(typed(readInfotext(toInfotext(metadata)))).toEqual(typed(metadata));
});

const PIECES = [
  [
    'Steps: 1, Seed: 2, Size: 1x1',
    '\n',
    '\nSteps: 1, Sampler: x, Seed: 3, Size: 1x1',
    '. Steps: 20, Seed: 1, ',
  ],
  [
    '. Negative prompt: b',
    'parameters:',
    '\nTemplate: x',
    '<lora:a:1>',
    'Negative prompt:',
    'Hires prompt: "',
  ],
  ['"', '\\', '{', '}', '[', ':', ',', ', ', ' ', 'a', 'b', '猫', '(x:1.2)', '\u2028', '\t'],
].flat();
const hostile = fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 12 });
/** Without what the format has no room for. */
const prompt = hostile.map((text) => text.trim()).filter((text) => !/^\s*Negative prompt:/m.test(text));
const word = hostile.filter((text) => text.trim() !== '');
const size = fc.integer({ min: 1, max: 9_999_999 });
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
  .map((value) => value + 0);
const loraName = fc.stringMatching(/^[A-Za-z]{3}[ .()\-A-Za-z]{0,8}[A-Za-z]$/);

function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(value, { nil: null });
}

const values = fc.record({
  prompt,
  negativePrompt: prompt,
  seed: maybe(fc.bigInt({ min: -1n, max: 2n ** 64n - 1n }).map(String)),
  steps: maybe(fc.integer({ min: 0, max: 2 ** 31 - 1 })),
  cfgScale: maybe(number),
  sampler: maybe(word),
  scheduler: maybe(word),
  model: maybe(fc.record({ name: maybe(word), hash: maybe(word) })).map((model) =>
    model?.name === null && model.hash === null ? null : model,
  ),
  vae: maybe(word),
  clipSkip: maybe(fc.integer({ min: 0, max: 12 })),
  denoisingStrength: maybe(number),
  upscaler: maybe(word),
  size: maybe(fc.tuple(size, size)),
  loras: fc.uniqueArray(
    fc.record({ name: loraName, weight: maybe(number), hash: maybe(fc.stringMatching(/^[0-9a-f]{4,12}$/)) }),
    { selector: ({ name }) => name, maxLength: 3 },
  ),
});

it.each([{ width: 1, height: 1 }, {}])('a prompt that looks like JSON comes back (%j)', (size) => {
  const metadata = { ...emptyMetadata(), prompt: '{"', ...size };
  expect(readInfotext(toInfotext(metadata))).toMatchObject({ prompt: '{"', ...size });
});

it('values of any generator come back, whatever the prompts hold', () => {
  fc.assert(
    fc.property(values, ({ size, upscaler, loras, ...others }) => {
      const tags = loraTags(others.prompt);
      const metadata: Metadata = {
        ...emptyMetadata(),
        ...others,
        loras: [...tags, ...loras],
        width: size?.[0] ?? null,
        height: size?.[1] ?? null,
        hires: upscaler === null ? null : { upscaler, upscale: 2, steps: null, width: 3, height: 4 },
      };
      expect(typed(readInfotext(toInfotext(metadata)))).toEqual(typed(metadata));
    }),
    { numRuns: 2000 },
  );
});

it('an infotext of anything gives the same values when written and read again', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (a, b, c) => {
      const first = readInfotext(`${a}\nNegative prompt: ${b}\n${PARAMETER_LINE}, Model: ${c}`);
      expect(typed(readInfotext(toInfotext(first)))).toEqual(typed(first));
    }),
    { numRuns: 2000 },
  );
});
