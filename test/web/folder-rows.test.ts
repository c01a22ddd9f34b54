import { expect, it } from 'vitest';
import { type FolderRow, parentOf, pathsAbove, rowsOf, typedRow } from '../../client/web/folders/rows.js';

const folder = (path: string, totalImages = 0, directoryCount = 0) => ({
  path,
  name: path.split('/').at(-1) ?? '',
  totalImages,
  directoryCount,
});

it('shows what is in open folders below them, and what is on its way as nothing yet', () => {
  const children = new Map([['b', [folder('b/x', 3), folder('b/y')]]]);
  const rows = rowsOf([folder('a'), folder('b', 5, 2), folder('c', 0, 1)], new Set(['b', 'c']), (path) =>
    children.get(path),
  );
  expect(
    rows.map(({ path, level, position, neighbours, images }) => [path, level, position, neighbours, images]),
  ).toStrictEqual([
    ['a', 1, 1, 3, 0],
    ['b', 1, 2, 3, 5],
    ['b/x', 2, 1, 2, 3],
    ['b/y', 2, 2, 2, 0],
    ['c', 1, 3, 3, 0],
  ]);
});

it('tells which folders can be opened: those that have folders, and no longer those that had some', () => {
  const rows = rowsOf(
    [folder('a', 1), folder('b', 1, 1), folder('c', 1, 1), folder('was open', 1)],
    new Set(['c', 'was open']),
    () => [],
  );
  expect(rows.map(({ path, hasFolders, isOpen }) => [path, hasFolders, isOpen])).toStrictEqual([
    ['a', false, false],
    ['b', true, false],
    ['c', true, true],
    ['was open', false, false],
  ]);
});

it.each([
  ['', [], ''],
  ['a', [], ''],
  ['a/b/c d', ['a', 'a/b'], 'a/b'],
])('tells what %j is in', (path, above, parent) => {
  expect(pathsAbove(path)).toStrictEqual(above);
  expect(parentOf(path)).toBe(parent);
});

it.each([
  ['a', 0, 1, 'the next one with the letter'],
  ['a', 1, 2, 'from one to the next'],
  ['aa', 2, 1, 'and round again'],
  ['az', 1, 2, 'the one that goes on so'],
  ['АЛ', 0, 3, 'in any script and case'],
  ['x', 0, -1, 'none'],
])('goes by %j from row %i to row %i: %s', (typed, from, to) => {
  const rows = ['zoo', 'apple', 'Azure', 'Алма'].map((name): FolderRow => ({
    path: name,
    name,
    level: 1,
    position: 1,
    neighbours: 4,
    images: 0,
    hasFolders: false,
    isOpen: false,
  }));
  expect(typedRow(rows, from, typed)).toBe(to);
});
