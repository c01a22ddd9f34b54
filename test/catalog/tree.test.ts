import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tree, type TreeDirectory } from '../../catalog/tree.js';

const PATHS = ['', 'a', 'b', 'a/a', 'a/b', 'b/a', 'a/a/a', 'a/a/b', 'a/b/a'];

const UNREAD = {
  stamp: null,
  inode: null,
  groups: 0,
  byState: { unparsed: 0, parsed: 0, empty: 0, unreadable: 0 },
  isPending: false,
};

const path = fc.constantFrom(...PATHS);
const images = fc.nat(20);
const changes = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('load' as const), path, images }),
    fc.record({ kind: fc.constant('list' as const), path, images, names: fc.subarray(['a', 'b']) }),
    fc.record({ kind: fc.constant('remove' as const), path }),
    fc.record({ kind: fc.constant('deny' as const), path }),
    fc.record({ kind: fc.constant('make' as const), path }),
    fc.record({ kind: fc.constant('clear' as const) }),
    // One that was given out before it went.
    fc.record({ kind: fc.constant('list former' as const), images }),
  ),
  { maxLength: 40 },
);

function list(tree: Tree, directory: TreeDirectory, count: number, names: readonly string[]): void {
  const stamp = { mtimeNs: 0n, ctimeNs: 0n, inode: 0n };
  const found = { path: directory.path, stamp, isRacy: false, directories: [...names], links: [] };
  const counts = {
    newest: 0,
    added: 0,
    removed: 0,
    images: count,
    groups: 0,
    foreignWrites: 0,
    isPending: false,
  };
  tree.update(directory, found, { outcome: 'saved', names: null, ...counts }, 0);
}

describe('what the tree knows of the sizes of directories', () => {
  it('is what a walk finds, whatever comes, goes, and may be read', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const tree = new Tree();
        let former = tree.make('');
        for (const step of steps) {
          const directory = 'path' in step ? tree.get(step.path) : null;
          if (step.kind === 'load') tree.load({ ...UNREAD, path: step.path, images: step.images });
          if (step.kind === 'make') tree.make(step.path);
          if (step.kind === 'clear') tree.clear();
          if (step.kind === 'list former') list(tree, former, step.images, ['a']);
          if (directory === null) continue;
          if (step.kind === 'list') list(tree, directory, step.images, step.names);
          if (step.kind === 'deny' && step.path !== '') tree.deny(directory);
          if (step.kind === 'remove') {
            former = directory;
            tree.remove(directory);
          }
        }
        for (const directory of PATHS.map((one) => tree.get(one))) {
          if (directory === null) continue;
          const below = [...tree.walk(directory)];
          expect(directory.totalImages).toBe(below.reduce((sum, one) => sum + one.images, 0));
          expect(directory.readableChildren).toBe(tree.childrenOf(directory).length);
        }
      }),
    );
  });
});
