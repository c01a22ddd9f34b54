import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnyInfotext } from '../../metadata/texts/infotext-any.js';
import { parseUsualInfotext } from '../../metadata/texts/infotext-usual.js';
import { INFOTEXT, PARAMETER_LINE } from '../support/metadata-files.js';

describe('the usual shape is read without cutting the text into lines', () => {
  it.each([
    { name: 'all three parts', text: INFOTEXT },
    { name: 'no negative prompt', text: `a cat\n${PARAMETER_LINE}` },
    { name: 'no prompt', text: `Negative prompt: a dog\n${PARAMETER_LINE}` },
    { name: 'parameters only', text: PARAMETER_LINE },
    { name: 'a line end behind it', text: `${INFOTEXT}\n` },
    { name: 'blank lines', text: `a cat\n\nNegative prompt: a dog\n\n${PARAMETER_LINE}` },
    { name: 'another script', text: `猫、畳\n${PARAMETER_LINE}` },
  ])('$name', ({ text }) => {
    expect(parseUsualInfotext(text)).not.toBeNull();
    expect(parseUsualInfotext(text)).toEqual(parseAnyInfotext(text));
  });

  it.each([
    { name: 'nothing', text: '' },
    { name: 'carriage returns', text: INFOTEXT.replaceAll('\n', '\r\n') },
    { name: 'a byte order mark', text: `\uFEFF${INFOTEXT}` },
    { name: 'the name of the field', text: `parameters: ${INFOTEXT}` },
    { name: 'a line behind the parameters', text: `${INFOTEXT}\nTemplate: a cat` },
    { name: 'a prompt that looks like parameters', text: `a\nSteps: 1, Seed: 2, Size: 3x4\n${INFOTEXT}` },
    { name: 'everything on one line', text: INFOTEXT.replaceAll('\n', '. ') },
    { name: 'parameters that begin otherwise', text: 'a cat\nSeed: 1, Steps: 20, Size: 1x1' },
    { name: 'a mention of the negative prompt', text: `not a Negative prompt: x\n${PARAMETER_LINE}` },
    { name: 'too few pairs', text: 'a cat\nSteps: 20, Seed: 1' },
    { name: 'what is no pair', text: `${INFOTEXT}, Tiling` },
  ])('any other shape is not: $name', ({ text }) => {
    expect(parseUsualInfotext(text)).toBeNull();
  });
});

const FRAGMENTS = [
  ['Steps: 20, ', '\nSteps: 20, Seed: 1, Size: 1x1', 'Seed: 1, ', 'Size: 1x1', 'Steps: x, ', '. Steps: 3'],
  ['\nNegative prompt: ', 'Negative prompt:', ' \nNegative prompt:', '. Negative prompt: b'],
  ['\nTemplate: x', 'parameters:', 'Foo: ', 'Hires prompt: "a, b"', 'seed: 7', 'Hashes: {"a": 1}', '\u00A0'],
  ['"', '\\', '{', '}', ':', ',', ', ', ' ', '\n', '\n', '\r', '\t', '\0', '\uFEFF', 'a', '7', '猫', ')'],
].flat();

it('both ways of reading agree on any text', () => {
  let usual = 0;
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...FRAGMENTS), maxLength: 14 }), (text) => {
      const found = parseUsualInfotext(text);
      if (found === null) return;
      usual++;
      expect(found).toEqual(parseAnyInfotext(text));
    }),
    { numRuns: 20_000 },
  );
  expect(usual).toBeGreaterThan(0);
});
