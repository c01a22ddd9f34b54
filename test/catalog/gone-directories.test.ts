import { EventEmitter, once } from 'node:events';
import { expect, it } from 'vitest';
import { GoneDirectories } from '../../catalog/gone-directories.js';
import { Tree } from '../../catalog/tree.js';

it('a directory that turns up again counts as gone until the store has removed the former one', async () => {
  const steps = new EventEmitter();
  const removed: string[] = [];
  const tree = new Tree();
  const gone = new GoneDirectories({
    tree,
    store: {
      async removeDirectories(paths) {
        removed.push(...paths);
        await once(steps, 'done');
      },
    },
  });
  gone.add('d');
  const forgetting = gone.forget();
  tree.make('d');
  // A search that is let in now may be answered before the removal is.
  expect(gone.paths).toEqual(['d']);
  steps.emit('done');
  await forgetting;
  expect(removed).toEqual(['d']);
  expect(gone.paths).toEqual([]);
});

it('one that has turned up again before is left in the store', async () => {
  const tree = new Tree();
  const gone = new GoneDirectories({
    tree,
    store: { removeDirectories: () => Promise.reject(new Error('nothing is to be removed')) },
  });
  gone.add('d');
  tree.make('d');
  await gone.forget();
  expect(gone.paths).toEqual([]);
});
