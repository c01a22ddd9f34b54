import { describe, expect, it } from 'vitest';
import { tokenise } from '../../schema/search/index.js';

/** Kinds and texts, with the field where there is one. */
function piecesOf(line: string): string[] {
  return tokenise(line).map(
    ({ kind, text, field }) => `${kind} ${text}${field === null ? '' : ` of ${field}`}`,
  );
}

it('a line has pieces of these kinds', () => {
  expect(piecesOf('fox "red fox" -dir:a (b || modle:c) NOT d AND sampler:(Euler|"DPM++ 2M")')).toEqual([
    'word fox',
    'word red fox',
    'not -',
    'field dir of path',
    'value a of path',
    'open (',
    'word b',
    'or ||',
    'unknown-field modle of modle',
    'value c of modle',
    'close )',
    'not NOT',
    'word d',
    'and AND',
    'field sampler of sampler',
    'open ( of sampler',
    'value Euler of sampler',
    'or |',
    'value DPM++ 2M of sampler',
    'close )',
  ]);
});

it('pieces say where they stand, in UTF-16 units', () => {
  const line = '🦊 -model:"a \\"b\\""';
  expect(tokenise(line).map(({ start, end }) => line.slice(start, end))).toEqual([
    '🦊',
    '-',
    'model:',
    '"a \\"b\\""',
  ]);
});

describe('lines that are not complete', () => {
  it('have a quote that is not closed', () => {
    expect(tokenise('model:"dream sh')).toEqual([
      { kind: 'field', start: 0, end: 6, text: 'model', field: 'model', isQuoted: false, isClosed: true },
      { kind: 'value', start: 6, end: 15, text: 'dream sh', field: 'model', isQuoted: true, isClosed: false },
    ]);
  });

  it.each([
    ['model:', ['field model of model']],
    ['model: x', ['field model of model', 'word x']],
    ['(a', ['open (', 'word a']],
    ['a) b', ['word a', 'close )', 'word b']],
    ['a |', ['word a', 'or |']],
    ['-', ['word -']],
    ['"', ['word ']],
  ])('%s has its pieces', (line, pieces) => {
    expect(piecesOf(line)).toEqual(pieces);
  });
});
