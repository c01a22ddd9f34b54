import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAlternative,
  addCondition,
  conditionsOf,
  excludeCondition,
  forgetValue,
  removeCondition,
  stanceOn,
  valuesIn,
  withoutField,
} from '../../client/web/search/edit-query.js';
import { parseSearch } from '../../schema/search/index.js';

describe('a condition that is added', () => {
  it.each([
    ['', 'model', 'sdxl', 'model:sdxl'],
    ['fox', 'model', 'dream shaper', 'fox model:"dream shaper"'],
    ['fox', 'sampler', 'DPM++ 2M', 'fox sampler:"DPM++ 2M"'],
    ['fox', 'prompt', '(masterpiece:1.2)', 'fox prompt:(masterpiece:1.2)'],
    ['fox', 'text', 'red fox', 'fox "red fox"'],
    ['fox', 'text', 'AND', 'fox "AND"'],
    ['fox', 'steps', '20', 'fox steps:20'],
    ['fox', 'cfg', '5.5', 'fox cfg:5.5'],
    ['fox', 'cfgScale', '5.5', 'fox cfg:5.5'],
    ['fox', 'seed', '18446744073709551615', 'fox seed:18446744073709551615'],
    ['fox', 'size', '512x768', 'fox size:512x768'],
    ['fox', 'date', '2026-11-23', 'fox date:2026-11-23'],
    ['fox', 'path', 'day 2/new', 'fox path:"day 2/new"'],
    ['model:a fox', 'model', 'a', 'model:a fox'],
    ['model:a fox', 'model', 'b', 'model:a fox model:b'],
    ['-model:a fox', 'model', 'A', 'model:A fox'],
    ['model:(a|b) fox', 'model', 'a', 'model:a fox'],
    ['model:a -model:a', 'model', 'a', 'model:a'],
    ['dir:a', 'path', 'a', 'path:a'],
    ['fox | wolf', 'model', 'a', '(fox | wolf) model:a'],
    ['(fox | wolf) snow', 'model', 'a', '(fox | wolf) snow model:a'],
  ])('to %j: %s %j', (query, field, value, expected) => {
    if (field === 'prompt') {
      expect(parseSearch(addCondition(query, field, value))).toMatchObject({ prompt: value });
      return;
    }
    expect(addCondition(query, field, value)).toBe(expected);
  });

  it('is read as the value that was given, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
        expect(parseSearch(addCondition('', 'model', value))).toStrictEqual({ model: value });
      }),
    );
  });
});

it.each([
  ['fox', 'model', 'a', 'fox -model:a'],
  ['model:a fox', 'model', 'a', '-model:a fox'],
  ['fox', 'prompt', 'red fox', 'fox -prompt:"red fox"'],
  ['fox | wolf', 'model', 'a', '(fox | wolf) -model:a'],
])('a value is excluded from %j: %s %j', (query, field, value, expected) => {
  expect(excludeCondition(query, field, value)).toBe(expected);
});

describe('the conditions of a line', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['fox  snow', ['fox', 'snow']],
    ['fox AND -"red dog" NOT cat', ['fox', '-"red dog"', 'NOT cat']],
    ['model:sdxl* steps:>20 size:512x768 date:7d', ['model:sdxl*', 'steps:>20', 'size:512x768', 'date:7d']],
    ['sampler:(Euler | "DPM++ 2M") fox', ['sampler:(Euler | "DPM++ 2M")', 'fox']],
    ['(fox | wolf) -(dog cat)', ['(fox | wolf)', '-(dog cat)']],
    ['fox | wolf', ['fox | wolf']],
    ['fox "red', ['fox "red']],
    ['fox (red', ['fox (red']],
    ['red) fox', ['red) fox']],
    ['model: fox', ['model:', 'fox']],
    ['-', ['-']],
    ['fox -', ['fox', '-']],
  ])('%j', (query, expected) => {
    expect(conditionsOf(query).map(({ text }) => text)).toStrictEqual(expected);
  });

  it('go one by one', () => {
    const [, second] = conditionsOf('fox AND model:a "b c"');
    expect(second).toMatchObject({ field: 'model', values: ['a'], isNegated: false });
    expect(removeCondition('fox AND model:a "b c"', { start: 8, end: 15 })).toBe('fox "b c"');
    expect(removeCondition('fox | wolf', { start: 0, end: 10 })).toBe('');
  });

  it('are told of any line, in its order and without overlaps', () => {
    const pieces = fc.constantFrom(
      'fox',
      ' ',
      '(',
      ')',
      '|',
      '-',
      '"',
      'model:',
      'AND',
      'OR',
      'NOT ',
      'a',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const line = parts.join('');
        let end = 0;
        for (const condition of conditionsOf(line)) {
          expect(condition.start).toBeGreaterThanOrEqual(end);
          expect(line.slice(condition.start, condition.end)).toBe(condition.text);
          end = condition.end;
        }
      }),
    );
  });

  it('mean the same together as the line', () => {
    const pieces = fc.constantFrom('fox', '(a | b)', '-dog', 'model:(a|b)', 'steps:>20', '-(c d)', '"x y"');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const line = parts.join(' AND ');
        const again = conditionsOf(line)
          .map(({ text }) => text)
          .join(' ');
        expect(parseSearch(again)).toStrictEqual(parseSearch(line));
      }),
    );
  });
});

describe('a value among alternatives', () => {
  it.each([
    ['', 'model:b'],
    ['fox', 'fox model:b'],
    ['model:a fox', 'model:(a|b) fox'],
    ['model:(a|"c d") fox', 'model:(a|"c d"|b) fox'],
    ['-model:a', '-model:a model:b'],
    ['model:(a c)', 'model:(a c) model:b'],
  ])('joins %j', (query, expected) => {
    expect(addAlternative(query, 'model', 'b')).toBe(expected);
  });

  it.each([
    ['model:b fox', 'fox'],
    ['model:(a|b) fox', 'model:a fox'],
    ['model:(a|B|"c d")', 'model:(a|"c d")'],
    ['-model:b', ''],
    ['fox', 'fox'],
  ])('leaves %j', (query, expected) => {
    expect(forgetValue(query, 'model', 'b')).toBe(expected);
  });
});

it.each([
  ['model:A', 'wanted'],
  ['model:(b|a)', 'wanted'],
  ['-model:a', 'unwanted'],
  ['NOT model:a', 'unwanted'],
  ['model:b', null],
  ['sampler:a', null],
  ['model:a | fox', null],
])('what %j says of a model', (query, stance) => {
  expect(stanceOn(query, 'model', 'a')).toBe(stance);
});

it('tells the values of a field', () => {
  expect(valuesIn('model:(a|"b c") fox -model:d sampler:e', 'model')).toStrictEqual(['a', 'b c', 'd']);
});

it.each([
  ['model:(a|b) fox -model:c', 'fox'],
  ['fox', 'fox'],
  ['model:a | fox', 'model:a | fox'],
])('forgets a field in %j', (query, expected) => {
  expect(withoutField(query, 'model')).toBe(expected);
});
