import { join } from 'node:path';
import type { StatColumns } from '../store/store.js';
import { isLeftOut } from '../door.js';
import type { ParseOptions } from './parse-files.js';

/** Stats that are compared in one task: tens of milliseconds of work. */
const STATS_PER_PAGE = 10_000;
/** Directories that are compared at the same time: as many as keep the workers busy while the store reads. */
const COMPARED_AT_ONCE = 4;

function noneWhereLeftOut(error: unknown): string[] {
  if (isLeftOut(error)) return [];
  throw error;
}

/**
 * Asks the disk for every file that is known, and marks those that are not as they were when they were parsed.
 * @param onDone Told of files as they are compared.
 * @returns How many have changed.
 */
export async function markChanged(options: ParseOptions, onDone: (files: number) => void): Promise<number> {
  const { tree, parser, store, door } = options;
  const directories = tree.walk(tree.make(''));
  let changed = 0;

  async function compare(directory: string, columns: StatColumns): Promise<void> {
    // A directory that has gone is found by a look at its parent.
    const names = await parser.compare(join(door.base, directory), columns).catch(noneWhereLeftOut);
    onDone(columns.names.length);
    if (names.length === 0) return;
    changed += names.length;
    await store.markUnparsed(names.map((name) => ({ directory, name })));
    tree.touchAt(directory);
  }

  async function lane(): Promise<void> {
    for (const { path } of directories) {
      let after: string | null | undefined;
      while (after !== null) {
        const columns: StatColumns = await store.stats(path, { after, limit: STATS_PER_PAGE });
        after = columns.next;
        if (columns.names.length > 0) await compare(path, columns);
      }
    }
  }

  await Promise.all(Array.from({ length: COMPARED_AT_ONCE }, lane));
  return changed;
}
