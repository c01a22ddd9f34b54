import { describe, expect, it } from 'vitest';
import { moved } from '../../client/web/grid/moves.js';

const grid = { columns: 4, count: 10, perPage: 8 };

describe('keys in the grid', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 0, null],
    ['ArrowRight', 9, null],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 9],
    ['ArrowUp', 1, null],
    ['ArrowUp', 9, 5],
    ['Home', 9, 0],
    ['End', 0, 9],
    ['PageDown', 0, 8],
    ['PageDown', 5, 9],
    ['PageUp', 5, 0],
    ['x', 5, null],
  ])('%s at %i leads to %s', (key, from, to) => {
    expect(moved(key, from, grid)).toBe(to);
  });
});
