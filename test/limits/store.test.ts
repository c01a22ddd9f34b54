import { expect, it } from 'vitest';
import type { Store } from '../../catalog/store/store.js';
import { list, memoryStore } from '../catalog/store/stores.js';
import { rule } from '../groups/libraries.js';

const RULE = rule({ step: 2 });
const PLACE = { path: 'many', version: 1 };
const ALL = { ...PLACE, ordinals: null, scores: null };

/** The same directory so often that it takes many seconds. */
const OFTEN = Array.from({ length: 100_000 }, () => ALL);

const questions: [string, (store: Store, signal: AbortSignal) => Promise<unknown>][] = [
  ['counting groups', (store, signal) => store.countGroups(RULE, OFTEN, signal)],
  [
    'finding groups',
    (store, signal) =>
      store.findGroups(
        RULE,
        {
          filter: {},
          scope: { path: '', recursive: true },
          of: 'any',
          hasScores: false,
          directories: OFTEN,
        },
        signal,
      ),
  ],
  [
    'sorting groups',
    (store, signal) => store.sortGroups(RULE, { sort: 'name', isDescending: false }, OFTEN, signal),
  ],
  ['the columns of an index', (store, signal) => store.groupColumns(RULE, OFTEN, signal)],
  ['counting the images of groups', (store, signal) => store.countImages(RULE, OFTEN, signal)],
];

it.each(questions)('%s ends once nobody waits any more', async (_name, ask) => {
  await using store = await memoryStore();
  await list(
    store,
    'many',
    Array.from({ length: 2000 }, (_, index) => `1-${index}.png`),
  );
  const leaving = new AbortController();
  const ended = ask(store, leaving.signal).then(
    () => 'answered',
    (error: unknown) => error,
  );
  // It gives others a turn: what was asked later is answered first.
  expect(await Promise.race([ended, store.countGroups(RULE, [PLACE])])).toEqual([2000]);
  leaving.abort();
  expect(await ended).toMatchObject({ code: 'CANCELLED' });
});

const SINGLE = { directory: 'many', name: '1-0.png', seed: null };
const BY = { rule: RULE, version: 1 };

it.each<[string, (store: Store, signal: AbortSignal) => Promise<unknown>]>([
  ...questions,
  ['one group', (store, signal) => store.groupHolding(SINGLE, BY, signal)],
  [
    'the images of one',
    (store, signal) => store.imagesOfGroup(SINGLE, { after: null, limit: 9 }, BY, signal),
  ],
  ['what one is made from', (store, signal) => store.recipesOfGroup(SINGLE, BY, signal)],
  [
    'groups that hold a text',
    (store, signal) => store.groupsContaining('fox', { path: '', recursive: true }, signal),
  ],
])('%s is not begun where nobody waits', async (_name, ask) => {
  await using store = await memoryStore();
  await expect(ask(store, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
});
