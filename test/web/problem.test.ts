import { expect, it } from 'vitest';
import { problemIn } from '../../client/web/search/problem.js';

it.each(['', '  ', 'fox', '"red fox" -dog model:sdxl* steps:>20'])('%j can be read', (line) => {
  expect(problemIn(line)).toBeNull();
});

it.each([
  ['fox modle:sdxl', 'modle:', 'No field is named "modle" (did you mean model:?)'],
  ['fox steps:many', 'many', 'Expected 20, 20-30, >20, >=20, <30 or <=30 for "steps:", found "many"'],
  ['fox |', '', 'Expected a condition, found the end of the line'],
  ['red) fox', ')', 'No "(" stands before this ")"; text that holds one stands in quotes'],
])('%j is wrong at %j', (line, wrong, message) => {
  const problem = problemIn(line);
  expect(problem).toMatchObject({ message });
  expect(line.slice(problem?.start, problem?.end)).toBe(wrong);
});

it('gives examples that the message does not', () => {
  expect(problemIn('fox |')?.examples).toStrictEqual(['word', '"a phrase"', 'model:name', '(']);
  expect(problemIn('steps:many')?.examples).toStrictEqual([]);
});
