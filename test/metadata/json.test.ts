import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, parseJsonObject } from '../../metadata/texts/json.js';

/** What `JSON.parse` gives, long integers rounded as it does. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, member: unknown) => (typeof member === 'bigint' ? Number(member) : member)),
  );
}

describe('JSON of generators', () => {
  it.each([
    { text: '{"is_changed": [NaN, Infinity, -Infinity]}', value: { is_changed: [NaN, Infinity, -Infinity] } },
    { text: '{"text": "NaN, Infinity: NaN"}', value: { text: 'NaN, Infinity: NaN' } },
    { text: '{"seed": 18446744073709551615}', value: { seed: 18446744073709551615n } },
    { text: '{"seed": -9007199254740993}', value: { seed: -9007199254740993n } },
    { text: '{"seed": 9007199254740991}', value: { seed: 9007199254740991 } },
    { text: '{"cfg": 1e3, "x": 18446744073709551615.0}', value: { cfg: 1000, x: 18446744073709552000 } },
    { text: '{"a": 1}\0\0\0', value: { a: 1 } },
    { text: ' [ ] ', value: [] },
    { text: '{}', value: {} },
    { text: '"\\u732b\\n\\"\\\\\\/"', value: '猫\n"\\/' },
    { text: '"line\nend"', value: 'line\nend' },
    { text: '{"a": 1, "a": 2}', value: { a: 2 } },
  ])('$text', ({ text, value }) => {
    const parsed = parseJson(text);
    expect(
      typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : parsed,
    ).toEqual(value);
  });

  it.each([
    '',
    '{',
    '[',
    '"',
    '{"a"}',
    '{"a":}',
    '[1,]',
    '{,}',
    '[1 2]',
    '1 2',
    'nul',
    '{"a": 1} x',
    '01',
    '{a: 1}',
    ']',
    '\0',
  ])('%j is none', (text) => expect(parseJson(text)).toBeUndefined());

  it('keys of a file are only ever keys', () => {
    const parsed = parseJsonObject('{"__proto__": {"polluted": 1}, "constructor": 2}');
    expect(Object.keys(parsed ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('an object is an object alone', () => {
    expect(parseJsonObject('[1]')).toBeUndefined();
    expect(parseJsonObject('{{masterpiece}}')).toBeUndefined();
  });
});

describe('whatever the text', () => {
  it('agrees with JSON.parse on all that it writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const parsed = parseJson(text);
        expect(plain(parsed)).toEqual(plain(value));
      }),
    );
  });

  it('takes and refuses what JSON.parse does, but for the three words of Python', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'a',
      '1',
      '-',
      '.',
      'e',
      ' ',
      'true',
      '\\',
      'n',
      '0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expected = undefined;
        }
        const parsed = parseJson(text);
        // Unknown escapes are let pass.
        if (!text.includes('\\')) expect(parsed === undefined).toBe(expected === undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['[', '{"a":', '[[],', '"\\', '{"a":"', '1', '-', 'NaN,', ' ', '"",'])(
    '400 kB of %j are read or refused in linear time with constant stack',
    (piece) => {
      const text = piece.repeat(400_000 / piece.length);
      expect([undefined, 'number', 'bigint']).toContain(
        parseJson(text) === undefined ? undefined : typeof parseJson(text),
      );
    },
  );
});
