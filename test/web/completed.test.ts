import { expect, it } from 'vitest';
import { completed } from '../../client/web/search/completed.js';

const at = (line: string, start: number, end: number) => ({ line, start, end });

it.each([
  ['fox mo', at('fox mo', 4, 6), 'model:', 'fox model:', 10],
  ['model:', at('model:', 6, 6), '"sd xl"', 'model:"sd xl" ', 14],
  ['fox mod', at('fox mo', 4, 6), 'model:', 'fox model:', 10],
  ['fo -dog', at('fo -dog', 0, 2), 'fox', 'fox -dog', 3],
  ['model:"dr sh', at('model:"dr', 6, 9), '"dream shaper"', 'model:"dream shaper" ', 21],
])('%j is completed', (line, asked, text, expected, caret) => {
  expect(completed(line, asked, text)).toStrictEqual({ line: expected, caret });
});

it.each([
  ['fox mo x', at('fox mo', 4, 6), 'a further word was begun'],
  ['cat mo', at('fox mo', 4, 6), 'something before it was changed'],
  ['', at('fox mo', 4, 6), 'it was cleared'],
])('%j is not completed by what was meant for %j: %s', (line, asked) => {
  expect(completed(line, asked, 'model:')).toBeNull();
});
