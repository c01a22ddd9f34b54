import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionAt, parseSearch, quoteValue, searchFields } from '../../schema/search/index.js';
import { FRAGMENTS } from './filters.js';

/** Where the caret stands. */
const CARET = '¦';

describe('what stands at the caret', () => {
  it.each([
    ['¦', 'field', undefined, '', ''],
    ['fox ¦', 'field', undefined, '', ''],
    ['mod¦', 'field', undefined, 'mod', 'mod'],
    ['fox -mod¦', 'field', undefined, 'mod', 'mod'],
    ['fox -¦', 'field', undefined, '', ''],
    ['(mod¦', 'field', undefined, 'mod', 'mod'],
    ['fo¦x dog', 'field', undefined, 'fo', 'fox'],
    ['mo¦del:x', 'field', undefined, 'mo', 'model:'],
    ['model:¦', 'value', 'model', '', ''],
    ['model:¦ x', 'value', 'model', '', ''],
    ['model:sd¦', 'value', 'model', 'sd', 'sd'],
    ['dir:ho¦liday', 'value', 'path', 'ho', 'holiday'],
    ['model:"dream sh¦', 'value', 'model', 'dream sh', '"dream sh'],
    ['model:"dream ¦shaper" x', 'value', 'model', 'dream ', '"dream shaper"'],
    ['model:¦"dream"', 'value', 'model', '', '"dream"'],
    ['model:"dream"¦', 'value', 'model', 'dream', '"dream"'],
    [String.raw`model:"a \"b¦`, 'value', 'model', 'a "b', String.raw`"a \"b`],
    ['sampler:(Euler|¦', 'value', 'sampler', '', ''],
    ['sampler:(Euler | D¦)', 'value', 'sampler', 'D', 'D'],
    ['sampler:(Euler) D¦', 'field', undefined, 'D', 'D'],
    ['"red f¦', 'value', 'text', 'red f', '"red f'],
    ['a:b¦', 'value', 'a', 'b', 'b'],
    ['is:por¦', 'value', 'is', 'por', 'por'],
  ])('%s', (marked, kind, field, prefix, replaced) => {
    const line = marked.replace(CARET, '');
    const { start, end, ...found } = completionAt(line, marked.indexOf(CARET));
    const isQuoted = replaced.startsWith('"');
    expect(found).toEqual({ kind, prefix, isQuoted, ...(field === undefined ? {} : { field }) });
    expect(line.slice(start, end)).toBe(replaced);
  });

  it('is that at the end where no caret is given, or one beyond it', () => {
    expect(completionAt('model:sd', 99)).toEqual(completionAt('model:sd'));
  });
});

describe('a value that is inserted', () => {
  it.each([
    ['model', 'sdxl', 'sdxl'],
    ['model', 'dream shaper', '"dream shaper"'],
    ['model', 'a:b', '"a:b"'],
    ['model', '-x', '"-x"'],
    ['model', 'AND', '"AND"'],
    ['model', '*', '*'],
    ['MODEL', 'say "hi"', String.raw`"say \"hi\""`],
    ['model', 'x\\y\\', 'x\\y\\'],
    ['model', 'C:\\x\\', '"C:\\x\\\\"'],
    ['model', 'new\\x\\ ', '"new\\x\\ "'],
    ['model', 'a b\\', '"a b\\\\"'],
    ['model', '', '""'],
    ['model', 'x)', '"x)"'],
    ['text', 'fox', 'fox'],
    ['text', 'model:x', '"model:x"'],
    ['text', 'OR', '"OR"'],
    ['text', '-x', '"-x"'],
    ['text', ',', '","'],
    ['size', '512x768', '512x768'],
    ['unknown', 'a b', '"a b"'],
  ])('of %s: %s is written as %s', (field, value, written) => {
    expect(quoteValue(field, value)).toBe(written);
  });

  it('is read as itself, whatever it is and wherever it stands', () => {
    const value = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...FRAGMENTS) });
    fc.assert(
      fc.property(value, (name) => {
        expect(parseSearch(`model:${quoteValue('model', name)}`)).toEqual({ model: name });
        expect(parseSearch(`(-model:${quoteValue('model', name)}|x)`)).toEqual({
          any: [{ none: [{ model: name }] }, { text: 'x' }],
        });
        expect(parseSearch(`model:(x|-${quoteValue('model', name)})`)).toEqual({
          any: [{ model: 'x' }, { none: [{ model: name }] }],
        });
        expect(parseSearch(`-${quoteValue('text', name)}`)).toEqual({ none: [{ text: name }] });
      }),
      { numRuns: 2000 },
    );
  });

  it('may be any of the words that fields take', () => {
    for (const { name, keywords } of searchFields)
      for (const word of keywords) expect(Object.keys(parseSearch(`${name}:${word}`))).toEqual([name]);
  });
});
