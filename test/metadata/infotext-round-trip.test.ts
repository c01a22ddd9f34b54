import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInfotext } from '../../metadata/texts/infotext.js';
import { parsePairs } from '../../metadata/texts/pairs.js';
import { readInfotext } from '../support/metadata-files.js';

/** Pieces of which every piece of the grammar can be made, so that random texts come near to it. */
const FRAGMENTS = [
  ['Steps: 20', 'Seed: 1', 'Size: 1x1', 'Negative prompt:', 'Template:', 'parameters:', 'Hires prompt: '],
  ['"', '\\', '\\"', '{', '}', '[', ']', ':', ',', ', ', '. ', ' ', '\n', '\r\n', '\u2028', '\uFEFF', '\0'],
  ['<lora:', '>', 'a', '7', '-', '/', '_', '猫', '😀', '\ud800'],
].flat();
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...FRAGMENTS), maxLength: 60 }),
);

describe('whatever the text', () => {
  it('parsePairs does not throw, and loses no letter', () => {
    fc.assert(
      fc.property(hostileText, (line) => {
        const { parameters, wellFormed, unparsed } = parsePairs(line);
        expect(wellFormed).toBeLessThanOrEqual(parameters.length);
        const found = [...parameters.flatMap(({ name, value }) => [name, value]), ...unparsed].join('');
        expect(lettersOf(found)).toEqual(lettersOf(line));
      }),
      { numRuns: 1000 },
    );
  });

  it('parseInfotext does not throw, gives trimmed prompts, and pairs only of a parameter line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { prompt, negativePrompt, parameters, hasParameters } = parseInfotext(text);
        expect(hasParameters || parameters.length === 0).toBe(true);
        for (const text of [prompt, negativePrompt]) {
          expect(text).toBe(text.trim());
          expect(text).not.toContain('\r');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a file with it is read without an error', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(readInfotext(text).errors).toEqual([]);
      }),
    );
  });
});

/** In an order of their own: parts that are no pair are told apart. */
function lettersOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).toSorted();
}

/** As the writer does: values with a comma, a colon or a line end become JSON strings, others stay as they are. */
function quote(value: string): string {
  return /[,:\n]/.test(value) ? JSON.stringify(value) : value;
}

function writeInfotext(
  prompt: string,
  negative: string,
  pairs: readonly (readonly [string, string])[],
): string {
  const line = pairs.map(([name, value]) => `${name}: ${quote(value)}`).join(', ');
  return [prompt, ...(negative === '' ? [] : [`Negative prompt: ${negative}`]), line].join('\n');
}

/** Lines that begin like this are something else than prompt, to the writer's own reader too. */
const OTHER_LINE = /^\s*(?:parameters:|Negative prompt:)/i;

const line = fc
  .string({ unit: fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'grapheme', maxLength: 8 })) })
  .filter((text) => !/[\r\n]/.test(text) && !OTHER_LINE.test(text));
const prompt = fc
  .array(line, { maxLength: 4 })
  .map((lines) => lines.join('\n').trim())
  .filter((text) => !OTHER_LINE.test(text));

const name = fc
  .stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_ \-/]{0,12}[A-Za-z]$/)
  .filter((text) => !text.endsWith('Template'));
const value = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', '\\', ',', ':', '\n', '{', '}', ' '),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
  })
  .map((text) => text.trim())
  // What looks like JSON and is none cannot be told from JSON.
  .filter((text) => !/^["{[]/.test(text) && !text.includes('\r'));
const seed = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);

describe('what A1111 writes comes back', () => {
  it('prompt, negative prompt, seed and all pairs', () => {
    fc.assert(
      fc.property(
        prompt,
        prompt,
        seed,
        fc.array(fc.tuple(name, value), { maxLength: 6 }),
        (prompt, negative, seed, more) => {
          const pairs = [['Steps', '20'], ['Sampler', 'Euler a'], ['Seed', seed], ...more] as const;
          const infotext = parseInfotext(writeInfotext(prompt, negative, pairs));
          expect(infotext.prompt).toBe(prompt);
          expect(infotext.negativePrompt).toBe(negative);
          expect(infotext.parameters).toEqual(pairs.map(([name, value]) => ({ name, value: quote(value) })));
          expect(infotext.warnings).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
