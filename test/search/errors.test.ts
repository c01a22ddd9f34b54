import { describe, expect, it } from 'vitest';
import { reportError } from '../../schema/errors.js';
import { failureOf } from './failures.js';

it.each([
  ['modle:x', 0],
  ['fox (masterpiece:1.2)', 5],
  ['fox |', 5],
  ['| fox', 0],
  ['a | | b', 4],
  ['a OR OR b', 5],
  ['a |)', 3],
  ['(a | )', 5],
  ['fox AND', 7],
  ['fox NOT', 7],
  ['-(', 2],
  ['a (b', 2],
  ['fox)', 3],
  ['(a)) b', 3],
  ['fox "red', 4],
  ['model:"dream', 6],
  ['model:', 6],
  ['model: x', 6],
  ['model:""', 6],
  ['model:|x', 6],
  ['seed:abc', 5],
  ['seed:-1', 5],
  ['seed:<0', 5],
  ['seed:1.5', 5],
  ['seed:30-20', 5],
  ['seed:1000-', 5],
  ['steps:30-20', 6],
  ['steps:1e999', 6],
  ['steps:2O', 6],
  ['size:512', 5],
  ['size:512x', 5],
  ['size:768-512x512', 5],
  ['date:2026-02-30', 5],
  ['date:2026-13', 5],
  ['date:tomorrow', 5],
  ['date:>7d', 5],
  ['date:2026..2025', 5],
  ['is:big', 3],
  ['fo*x', 0],
  ['*ox', 0],
  ['sampler:(a model:b)', 11],
  ['fox 🦊 modle:x', 7],
])('%s is refused at %i', (line, offset) => {
  const { code, field, offset: found, expected } = reportError(failureOf(line));
  expect({ code, field, offset: found }).toEqual({ code: 'INVALID_INPUT', field: 'query', offset });
  expect(expected?.length).toBeGreaterThan(0);
});

describe('what was expected', () => {
  it.each([
    ['modle:x', 'model:'],
    ['promt:x', 'prompt:'],
    ['smapler:x', 'sampler:'],
    ['negativ:x', 'negative:'],
    ['hieght:5', 'height:'],
    ['is:potrait', 'portrait'],
    ['date:tody', 'today'],
    ['"red fox', '"'],
    ['(red fox', ')'],
  ])('of %s comes first', (line, meant) => {
    expect(failureOf(line).expected?.[0]).toBe(meant);
  });

  it('says how text with a colon is looked for', () => {
    const failure = failureOf('(masterpiece:1.2)');
    expect(failure.expected).toContain('"masterpiece:1.2"');
    expect(failure.message).toContain('"masterpiece:1.2"');
    expect(failure.message).not.toContain('did you mean');
  });

  it('is told in the message too', () => {
    expect(failureOf('modle:x').message).toMatch(
      /^query: .*"modle".*did you mean model:.*expected one of .*sampler:/,
    );
    expect(failureOf('steps:many').message).toMatch(/^query: expected 20, 20-30.*"steps:", found "many"$/);
    expect(failureOf('steps:30-20').message).toContain('smaller end');
  });
});

it('messages stay short, whatever the line', () => {
  expect(failureOf(`steps:${'x'.repeat(5000)}`).message.length).toBeLessThan(300);
  expect(failureOf(`${'x'.repeat(5000)}:1`).message.length).toBeLessThan(500);
});
