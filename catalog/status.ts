import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LibraryStatus, UnreadableImage } from '../schema/models/status.js';
import type { Page } from '../schema/operations/common.js';
import { makeId, pathOfCursor } from './ids.js';
import { childPath, describePath } from './image-paths.js';
import type { Parts } from './parts.js';
import type { StoreLocation } from './store/store.js';

/** What the catalog knows, and what the scanner is at. */
export async function describeStatus({
  store,
  disk,
  scanner,
  tree,
  loopDelay,
}: Parts): Promise<LibraryStatus> {
  const [{ directories, images, byState, bytes, location }, watch] = await Promise.all([
    store.status(),
    disk.report(),
  ]);
  let groups = 0;
  for (const directory of tree.walk(tree.make(''))) groups += directory.groups;
  return {
    phase: scanner.phase,
    directories,
    images,
    groups,
    parsed: byState.parsed,
    withoutMetadata: byState.empty,
    unreadable: byState.unreadable,
    unparsed: byState.unparsed,
    ...scanner.pace,
    watched: watch.watched,
    unwatched: watch.unwatched,
    watchProblem: watch.reason,
    ...(await describeLocation(location)),
    loopDelay: loopDelay.p99,
    catalogBytes: bytes,
  };
}

/** A file that was removed while it is open goes on being used, as memory would be: at the next start there is none. */
async function describeLocation(
  location: StoreLocation,
): Promise<Pick<LibraryStatus, 'catalog' | 'catalogProblem'>> {
  if (location.kind === 'memory') return { catalog: 'memory', catalogProblem: withoutPath(location.reason) };
  const { file, movedTo } = location;
  if (!(await isThere(file)))
    return { catalog: 'memory', catalogProblem: 'The file of the catalog was removed.' };
  const problem =
    movedTo === null ? null : `It was damaged and made anew; the former one is "${basename(movedTo)}".`;
  return { catalog: 'file', catalogProblem: problem };
}

/** Callers learn of no absolute path. The messages of `fs` end in theirs. */
function withoutPath(reason: string | null): string | null {
  return reason?.replace(/, \w+ '.*'$/s, '') ?? null;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** One page of the images that cannot be read. */
export async function listUnreadable(
  { store }: Parts,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<UnreadableImage>> {
  const behind = cursor === undefined ? undefined : describePath(pathOfCursor('image', cursor));
  const after = behind === undefined ? undefined : { directory: behind.directory, name: behind.filename };
  const [found, { byState }] = await Promise.all([
    store.unreadable({ after, limit: limit + 1 }),
    store.status(),
  ]);
  const items = found.slice(0, limit).map(({ directory, name, reason }) => {
    const path = childPath(directory, name);
    return { id: makeId('image', path), path, reason };
  });
  const nextCursor = found.length > limit ? (items.at(-1)?.id ?? null) : null;
  return { items, nextCursor, total: byState.unreadable };
}
