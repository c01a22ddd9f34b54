import { describe, expect, it } from 'vitest';
import { parsePairs } from '../../metadata/texts/pairs.js';

describe('a line of pairs', () => {
  it.each<{ name: string; line: string; pairs: [name: string, value: string][] }>([
    { name: 'nothing', line: '', pairs: [] },
    { name: 'one pair', line: 'Steps: 20', pairs: [['Steps', '20']] },
    {
      name: 'an empty value',
      line: 'Foo: , Bar: 1',
      pairs: [
        ['Foo', ''],
        ['Bar', '1'],
      ],
    },
    {
      name: 'an empty value at the end',
      line: 'Bar: 1, Foo:',
      pairs: [
        ['Bar', '1'],
        ['Foo', ''],
      ],
    },
    {
      name: 'nothing but empty values',
      line: 'A:,B:,C:',
      pairs: [
        ['A', ''],
        ['B', ''],
        ['C', ''],
      ],
    },
    {
      name: 'empty parts',
      line: ', ,A: 1,,B: 2, ,',
      pairs: [
        ['A', '1'],
        ['B', '2'],
      ],
    },
    {
      name: 'colons in a value',
      line: 'Created Date: 2026-01-04T01:27:21.27Z, A: 1',
      pairs: [
        ['Created Date', '2026-01-04T01:27:21.27Z'],
        ['A', '1'],
      ],
    },
    {
      name: 'keys with dashes and slashes',
      line: 'Seed-Resize/From_2 x: 1',
      pairs: [['Seed-Resize/From_2 x', '1']],
    },
    { name: 'a key that begins with a digit', line: '2nd pass: 1', pairs: [['2nd pass', '1']] },
    { name: 'a key that begins with an underscore', line: '_private: 1', pairs: [['_private', '1']] },
    {
      name: 'a key of other letters',
      line: 'Größe: 1, 模型: x',
      pairs: [
        ['Größe', '1'],
        ['模型', 'x'],
      ],
    },
    {
      name: 'a key outside the grammar',
      line: 'FreeU (v2): true, A: 1',
      pairs: [
        ['FreeU (v2)', 'true'],
        ['A', '1'],
      ],
    },
    {
      name: 'a quoted value with commas and colons',
      line: 'A: "x, y: z", B: 2',
      pairs: [
        ['A', '"x, y: z"'],
        ['B', '2'],
      ],
    },
    {
      name: 'a quoted value with quotes',
      line: 'A: "say \\"no, no\\"", B: 2',
      pairs: [
        ['A', '"say \\"no, no\\""'],
        ['B', '2'],
      ],
    },
    {
      name: 'a quoted value with a backslash at its end',
      line: 'A: "C:\\\\dir, x\\\\", B: 2',
      pairs: [
        ['A', '"C:\\\\dir, x\\\\"'],
        ['B', '2'],
      ],
    },
    {
      name: 'a quoted value with other escapes',
      line: 'A: "\\u732b, \\n, \\t", B: 2',
      pairs: [
        ['A', '"\\u732b, \\n, \\t"'],
        ['B', '2'],
      ],
    },
    {
      name: 'an empty quoted value',
      line: 'A: "", B: 2',
      pairs: [
        ['A', '""'],
        ['B', '2'],
      ],
    },
    { name: 'a quoted value at the end', line: 'A: "x, y"', pairs: [['A', '"x, y"']] },
    {
      name: 'a quoted value that never ends',
      line: 'A: "x, B: 2',
      pairs: [
        ['A', '"x'],
        ['B', '2'],
      ],
    },
    {
      name: 'quotes within a value',
      line: 'A: x "y" z, B: 2',
      pairs: [
        ['A', 'x "y" z'],
        ['B', '2'],
      ],
    },
    {
      name: 'more behind a quoted value',
      line: 'A: "x" y, B: 2',
      pairs: [
        ['A', '"x" y'],
        ['B', '2'],
      ],
    },
    {
      name: 'hashes',
      line: 'Lora hashes: "a: 1234, b: 5678", TI hashes: "c: 9"',
      pairs: [
        ['Lora hashes', '"a: 1234, b: 5678"'],
        ['TI hashes', '"c: 9"'],
      ],
    },
    {
      name: 'an object',
      line: 'Hashes: {"vae": "1", "lora:x": "2"}, A: 1',
      pairs: [
        ['Hashes', '{"vae": "1", "lora:x": "2"}'],
        ['A', '1'],
      ],
    },
    {
      name: 'an empty object',
      line: 'Hashes: {}, A: 1',
      pairs: [
        ['Hashes', '{}'],
        ['A', '1'],
      ],
    },
    {
      name: 'a list of objects',
      line: 'Civitai resources: [{"type":"checkpoint","modelVersionId":2514310},{"weight":0.5}], A: 1',
      pairs: [
        ['Civitai resources', '[{"type":"checkpoint","modelVersionId":2514310},{"weight":0.5}]'],
        ['A', '1'],
      ],
    },
    {
      name: 'brackets in the strings of an object',
      line: 'Civitai metadata: {"a":{"b":"}, ]","c":"\\"}"},"d":[1,2]}, A: 1',
      pairs: [
        ['Civitai metadata', '{"a":{"b":"}, ]","c":"\\"}"},"d":[1,2]}'],
        ['A', '1'],
      ],
    },
    { name: 'an object at the end', line: 'A: {"b": [1, 2]}', pairs: [['A', '{"b": [1, 2]}']] },
    {
      name: 'a bracket that never closes',
      line: 'A: {x, B: 2, C: 3',
      pairs: [
        ['A', '{x'],
        ['B', '2'],
        ['C', '3'],
      ],
    },
    {
      name: 'closing brackets alone',
      line: 'A: }, B: ]',
      pairs: [
        ['A', '}'],
        ['B', ']'],
      ],
    },
  ])('$name', ({ line, pairs }) => {
    const found = parsePairs(line);
    expect(found.parameters.map(({ name, value }) => [name, value])).toEqual(pairs);
    expect(found.unparsed).toEqual([]);
  });

  it('parts without a colon are told apart', () => {
    expect(parsePairs('Steps: 20, Tiling, Seed: 1')).toMatchObject({
      parameters: [
        { name: 'Steps', value: '20' },
        { name: 'Seed', value: '1' },
      ],
      wellFormed: 2,
      unparsed: ['Tiling'],
    });
  });

  it('pairs outside the grammar do not count', () => {
    expect(parsePairs('(a cat:1.2), (a dog:1.3)').wellFormed).toBe(0);
  });
});
