import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactly, parseJson, parseJsonObject } from '../../metadata/texts/json.js';

/** What `JSON.parse` gives, long integers rounded as it does. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, member: unknown) => (typeof member === 'bigint' ? Number(member) : member)),
  );
}

describe.each([
  { name: 'JSON of generators', parseJson },
  { name: 'JSON of generators, read without JSON.parse', parseJson: parseExactly },
])('$name', ({ parseJson }) => {
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
    { text: '{"a": {"b": 1}, "a": [], "c": 3}', value: { a: [], c: 3 } },
    { text: '-0', value: -0 },
    { text: '1e400', value: Infinity },
    { text: '9007199254740993e0', value: 9007199254740992 },
    { text: '123456789012345', value: 123456789012345 },
    {
      text: '[0,1,999999999999999,1000000000000000,9007199254740992]',
      value: [0, 1, 999999999999999, 1e15, 9007199254740992n],
    },
    { text: '{"text": "18446744073709551615, \\" NaN"}', value: { text: '18446744073709551615, " NaN' } },
    { text: '"\\ud83d, \\udc31\\ud83d\\udc31\\u0000\\ud800"', value: '\ud83d, \udc31\u{1f431}\0\ud800' },
    { text: '"\\x \\u12 \\\\u0041"', value: 'x u12 \\u0041' },
    { text: '"\t\u0001\0"', value: '\t\u0001\0' },
    { text: '["\\\\", "a\\\\", "\\"", ""]', value: ['\\', 'a\\', '"', ''] },
    { text: '[null, true, false, null]', value: [null, true, false, null] },
    { text: '\r\n\t { "a" \n:\r[ ] } ', value: { a: [] } },
    { text: 'null', value: null },
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
    '\u00A0{}',
    '[NaN1]',
    '-',
    '+1',
    '.5',
    '1.',
    '-NaN',
    '[01]',
    '[1e]',
    '{"a":1,}',
    '{"a":1 "b":2}',
    '[1}',
    '{"a":1]',
    "{'a': 1}",
    '"a\\',
    '"a\\"',
    'truefalse',
    '[None]',
  ])('%j is none', (text) => expect(parseJson(text)).toBeUndefined());

  it('keys of a file are only ever keys', () => {
    const parsed = parseJsonObject('{"__proto__": {"polluted": 1}, "constructor": 2}');
    expect(Object.keys(parsed ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('an integer of a million digits is rounded, not computed with', () => {
    expect(parseJson(`[${'9'.repeat(1_000_000)}]`)).toEqual([Infinity]);
  });

  it.each([
    { depth: 200, isTaken: true },
    { depth: 201, isTaken: false },
  ])('nests $depth deep: $isTaken', ({ depth, isTaken }) => {
    const lists = '['.repeat(depth) + ']'.repeat(depth);
    const objects = `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
    expect([parseJson(lists), parseJson(objects)].map((value) => value !== undefined)).toEqual([
      isTaken,
      isTaken,
    ]);
  });

  it('objects have no prototype, empty ones neither', () => {
    const prototypes = ['{}', '{"a": 1}'].map((text) => Reflect.getPrototypeOf(parseJsonObject(text) ?? []));
    expect(prototypes).toEqual([null, null]);
    expect(parseJsonObject('{}')?.['constructor']).toBeUndefined();
  });

  it('a byte order mark may stand in front', () => {
    expect(parseJsonObject('\uFEFF{"a": 1}\0\n\0 ')).toEqual({ a: 1 });
  });

  it('an object is an object alone', () => {
    expect(parseJsonObject('[1]')).toBeUndefined();
    expect(parseJsonObject('{{masterpiece}}')).toBeUndefined();
  });
});

describe.each([
  { name: 'whatever the text', parseJson },
  { name: 'whatever the text, read without JSON.parse', parseJson: parseExactly },
])('$name', ({ parseJson }) => {
  it('agrees with JSON.parse on all that it writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const parsed = parseJson(text);
        expect(plain(parsed)).toEqual(plain(value));
      }),
    );
  });

  it('agrees with JSON.parse on escapes of every kind', () => {
    const character = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('"', '\\', '/', '\n', '\ud800', '\udc00', 'u'),
    );
    const escaped = (text: string) =>
      Array.from(
        { length: text.length },
        (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
      );
    const pieces = fc.array(
      fc.tuple(character, fc.boolean()).map(([text, isEscaped]) => {
        return isEscaped ? escaped(text).join('') : JSON.stringify(text).slice(1, -1);
      }),
    );
    fc.assert(
      fc.property(pieces, (pieces) => {
        const text = `["${pieces.join('')}", "x"]`;
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('agrees with JSON.parse on every number that a double holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger()),
        (number) => {
          for (const text of [String(number), number.toExponential(), `-${Math.abs(number)}`]) {
            const expected: unknown = JSON.parse(text.replace('--', '-'));
            const parsed = parseJson(text);
            expect(typeof parsed === 'bigint' ? Number(parsed) : parsed).toBe(expected);
          }
        },
      ),
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

describe('the two ways to read JSON', () => {
  const integer = fc.oneof(
    fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }),
    fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
    fc.bigInt({ min: 10n ** 15n - 3n, max: 10n ** 17n }),
  );
  const frame = fc.constantFrom(
    (digits: string) => digits,
    (digits: string) => `[${digits}]`,
    (digits: string) => `{"seed":${digits}}`,
    (digits: string) => `[1,${digits},\n${digits}]`,
    (digits: string) => `["${digits}"]`,
    (digits: string) => `["a, ${digits}"]`,
    (digits: string) => `[0.${digits.replace('-', '')}]`,
  );

  it('give the same, however long the integers are', () => {
    fc.assert(
      fc.property(integer, frame, (value, frame) => {
        const text = frame(value.toString());
        expect(parseJson(text)).toStrictEqual(parseExactly(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('give the same for all other JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toStrictEqual(parseExactly(text));
      }),
    );
  });
});
