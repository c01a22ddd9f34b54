import { describe, expect, it } from 'vitest';
import { type Metadata, parameterRows, passText } from '../../client/web/details/parameters.js';
import { looksLikeJson, prettyJson } from '../../client/web/details/pretty-json.js';
import { MOST_MATCHES, matchesOf, piecesOf, rowAt, rowStarts } from '../../client/web/details/text-rows.js';
import { emptyMetadata } from '../../schema/models/empty-metadata.js';

const metadata = (values: Partial<Metadata>): Metadata => ({
  ...emptyMetadata(),
  promptWords: [],
  ...values,
});

describe('parameterRows', () => {
  it('gives each value the condition that finds its like', () => {
    const rows = parameterRows(
      metadata({
        seed: '18446744073709551615',
        cfgScale: 5.5,
        width: 512,
        height: 768,
        model: { name: 'dream shaper', hash: 'abcdef' },
        generator: { name: 'ComfyUI', version: null },
      }),
    );
    expect(rows.map(({ name, values }) => [name, values.map(({ filter }) => filter)])).toEqual([
      ['Seed', [{ field: 'seed', value: '18446744073709551615' }]],
      ['CFG scale', [{ field: 'cfg', value: '5.5' }]],
      ['Size', [{ field: 'size', value: '512x768' }]],
      ['Model', [{ field: 'model', value: 'dream shaper' }]],
      ['Model hash', [null]],
      ['Program', [{ field: 'generator', value: 'ComfyUI' }]],
    ]);
  });

  it('shows further parameters without their quotes, and those that are told already once', () => {
    const rows = parameterRows(
      metadata({
        steps: 20,
        parameters: [
          { name: 'Steps', value: '20' },
          { name: 'ADetailer prompt', value: '"a, \\"b\\""' },
          { name: 'RNG', value: '"half' },
        ],
      }),
    );
    expect(rows.map(({ name, values }) => [name, values.map(({ text }) => text)])).toEqual([
      ['Steps', ['20']],
      ['ADetailer prompt', ['a, "b"']],
      ['RNG', ['"half']],
    ]);
  });

  it('offers no search for a seed that was left to chance', () => {
    expect(parameterRows(metadata({ seed: '-1' }))).toEqual([
      { name: 'Seed', values: [{ text: '-1', filter: null }] },
    ]);
  });
});

describe('passText', () => {
  it('leaves out what is not known', () => {
    const nothing = { seed: null, cfgScale: null, scheduler: null, denoisingStrength: null, height: null };
    expect(passText({ ...nothing, steps: 8, sampler: 'euler', width: 512 })).toBe('8 steps, euler');
  });
});

describe('prettyJson', () => {
  it('keeps numbers as they are written, and lists of numbers in one line', () => {
    const text = '{"seed":18446744073709551615,"pos":[ 1,\t2.50],"none":NaN,"a":{},"b":[ ],"c":["{x}",[1]]}';
    expect(prettyJson(text)).toBe(
      `{
  "seed": 18446744073709551615,
  "pos": [1, 2.50],
  "none": NaN,
  "a": {},
  "b": [],
  "c": [
    "{x}",
    [1]
  ]
}`,
    );
  });

  it('gives damaged text with nothing lost', () => {
    const text = '{"a":"b\\"c,[1,}]]"';
    expect(prettyJson(text).replaceAll(/\s/g, '')).toBe(text);
  });

  it('is told from prose', () => {
    expect(['{"a":1}', ' [1]\n', '{red|blue} fox', 'fox'].map(looksLikeJson)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('rows of a text', () => {
  it('break at lines, and within long ones, but never within a character', () => {
    const text = 'abcdef\n\n12🦊4';
    const starts = rowStarts(text, 3);
    expect(starts.map((start, row) => text.slice(start, starts[row + 1]))).toEqual([
      'abc',
      'def\n',
      '\n',
      '12🦊',
      '4',
    ]);
    expect([0, 2, 3, 7, 8, 12].map((place) => rowAt(starts, place))).toEqual([0, 0, 1, 2, 3, 4]);
  });

  it('show what was found, also where it goes over two rows', () => {
    const text = 'a Fox.fox';
    const matches = matchesOf(text, 'fox');
    expect(matches).toEqual([
      { start: 2, end: 5 },
      { start: 6, end: 9 },
    ]);
    expect(piecesOf(text, { start: 0, end: 4 }, matches)).toEqual([
      { text: 'a ', match: null },
      { text: 'Fo', match: 0 },
    ]);
    expect(piecesOf(text, { start: 4, end: 9 }, matches)).toEqual([
      { text: 'x', match: 0 },
      { text: '.', match: null },
      { text: 'fox', match: 1 },
    ]);
  });

  it('are found by text, not by patterns, and not without end', () => {
    expect(matchesOf('a+b [c', '+b [')).toEqual([{ start: 1, end: 5 }]);
    expect(matchesOf('x'.repeat(20_000), 'x')).toHaveLength(MOST_MATCHES);
  });
});
