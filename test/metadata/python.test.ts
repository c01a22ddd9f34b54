import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePython } from '../../metadata/texts/python.js';

describe('values as Python prints them', () => {
  it.each([
    { text: 'None', value: null },
    { text: ' True ', value: true },
    { text: '-1.5', value: -1.5 },
    { text: '1e3', value: 1000 },
    { text: '18446744073709551615', value: 18446744073709551615n },
    { text: `['a', "b's", 'c"', 'd\\'s "e"']`, value: ['a', "b's", 'c"', `d's "e"`] },
    {
      text: "['C:\\\\models\\\\cat', '\\x41\\u732b\\U0001f431\\n\\q']",
      value: ['C:\\models\\cat', 'A猫🐱\n\\q'],
    },
    { text: "('a', 0.5)", value: ['a', 0.5] },
    { text: "('a',)", value: ['a'] },
    { text: '()', value: [] },
    { text: '[None, [True, ()], nan, inf, -inf]', value: [null, [true, []], NaN, Infinity, -Infinity] },
    { text: "{'a': 1, 2: 'b'}", value: { a: 1, 2: 'b' } },
    { text: "{'a', 'b'}", value: ['a', 'b'] },
    { text: '{}', value: {} },
  ])('$text', ({ text, value }) => {
    expect(parsePython(text)).toEqual(value);
  });

  it.each(['', '[', "['a", "'a' 'b'", '[1 2]', 'cat', "{'a': }", '[}', '1 x', '[,]', '{[]: 1}'])(
    '%j is none',
    (text) => expect(parsePython(text)).toBeUndefined(),
  );

  it('keys of a file are only ever keys', () => {
    const parsed = parsePython("{'__proto__': {'polluted': 1}}");
    expect(Object.keys(parsed ?? {})).toEqual(['__proto__']);
  });

  it('reads every list of texts that is quoted as JSON quotes, but for what Python escapes otherwise', () => {
    const plain = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(fc.array(plain), (list) => {
        expect(parsePython(JSON.stringify(list))).toEqual(list);
      }),
    );
  });

  it.each(['[', "'\\", "('a',", '{1:', '-', '1', ' '])('400 kB of %j are read or refused', (piece) => {
    const parsed = parsePython(piece.repeat(400_000 / piece.length));
    expect([undefined, Infinity]).toContain(parsed);
  });
});
