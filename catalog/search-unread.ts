import type { Parts } from './parts.js';
import { FileParsing } from './scan/parse-files.js';
import type { Scope, Store, UnparsedDirectory } from './store/store.js';

/** Files that are read at once. */
const FILES_AT_ONCE = 128;

/** Files that a search waits for at most: a second or two of reading. Of more it looks at those that are read already. */
const MOST_FILES = 2000;

/** What is being read for searches. */
const underWay = new WeakMap<Store, Promise<void>>();

/** How often a search is made again that found files which nobody has read: some may be written to all the time. */
const ATTEMPTS = 3;

/**
 * Searches, and does so again once files have been read that were not: what was saved or written to just before is found by
 * what is in it, and an image that is read anew is not missed meanwhile.
 */
export async function readingUnread<Answer extends { unread: number }>(
  parts: Parts,
  scope: Scope,
  signal: AbortSignal | undefined,
  search: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await search();
    const { unread } = answer;
    if (unread === 0 || unread > MOST_FILES || attempt === ATTEMPTS) return answer;
    await readUnread(parts, scope, signal);
  }
}

/**
 * Reads the files of a directory, or of it and all below it, that nobody has read, unless they are very many.
 */
async function readUnread(parts: Parts, scope: Scope, signal: AbortSignal | undefined): Promise<void> {
  const { store } = parts;
  // Others may be waiting for the same files.
  for (let other = underWay.get(store); other !== undefined; other = underWay.get(store)) await other;
  const unread = await store.unparsedIn(scope, MOST_FILES);
  if (unread === null || unread.length === 0) return;
  const reading = read(parts, unread, signal)
    // What cannot be read now, since workers are busy, is read by the scan.
    .catch(() => undefined)
    .finally(() => underWay.delete(store));
  underWay.set(store, reading);
  await reading;
}

async function read(
  parts: Parts,
  unread: readonly UnparsedDirectory[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const batches = cut(unread)[Symbol.iterator]();
  const next = (): Promise<{ rows: UnparsedDirectory[] } | null> => {
    const batch = signal?.aborted === true ? undefined : batches.next().value;
    return Promise.resolve(batch === undefined ? null : { rows: [batch] });
  };
  const expected = unread.reduce((sum, { ids }) => sum + ids.length, 0);
  const adopts = await parts.store.canAdopt();
  await new FileParsing(parts).run(next, { adopts, expected, onDone: () => undefined });
}

function cut(unread: readonly UnparsedDirectory[]): UnparsedDirectory[] {
  return unread.flatMap(({ directory, ids, names }) =>
    Array.from({ length: Math.ceil(ids.length / FILES_AT_ONCE) }, (_, part) => {
      const [start, end] = [part * FILES_AT_ONCE, (part + 1) * FILES_AT_ONCE];
      return { directory, ids: ids.slice(start, end), names: names.slice(start, end) };
    }),
  );
}
