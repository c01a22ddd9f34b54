import { madeAnew } from './door.js';
import { describeContents, type GroupContents } from './group-models.js';
import { type DirectoryGroups, GROUPS_PER_PIECE, readGroups, startOfPiece } from './groups.js';
import type { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';

/** Some groups of one directory that stand side by side: what is composed, kept and sent as one. */
export interface GroupPiece {
  /** Names its place in the catalog: the directory, and which of its pieces. */
  key: string;
  /** Pieces of equal key and version have the same groups. */
  version: number;
  /** As whoever asked sees it. */
  directory: string;
  /** Number of its first group, from 1 among all groups of the question. */
  firstNumber: number;
  /** Which of its groups answer the question, from 0; all where null. */
  wanted: readonly number[] | null;
  /** All of its groups with all of their images. */
  read(): Promise<GroupContents[]>;
}

/** How often a piece is read again where the store is made anew meanwhile. */
const ATTEMPTS = 3;

/**
 * Cuts the groups of a question into pieces, in order. Pieces that nothing was found in are left out. Where the store is
 * made anew meanwhile, reading one has its directory listed again first, and fails with BUSY where that is another now.
 */
export function piecesOf(
  parts: Parts,
  reader: MetadataReader,
  all: readonly DirectoryGroups[],
): Iterable<GroupPiece> {
  const { refresher, store, tree } = parts;
  const begun = store.location;

  async function renew(groups: DirectoryGroups): Promise<DirectoryGroups> {
    const { path } = groups.directory;
    await refresher.refresh({ path, recursive: false });
    const directory = tree.get(path);
    if (directory?.groups !== groups.directory.groups) throw madeAnew();
    return { ...groups, directory };
  }

  return cut(all, async (groups, from) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const current = store.location === begun ? groups : await renew(groups);
      const { location } = store;
      const run = { from, limit: GROUPS_PER_PIECE };
      const found = await readGroups(parts, current, run, { most: Infinity, hasDetails: false });
      const described = await describeContents(reader, found);
      if (store.location === location) return described;
    }
    throw madeAnew();
  });
}

function* cut(
  all: readonly DirectoryGroups[],
  read: (groups: DirectoryGroups, from: number) => Promise<GroupContents[]>,
): Generator<GroupPiece> {
  for (const groups of all) {
    for (const [start, wanted] of startsOf(groups)) {
      // Numbers are the caller's affair, so that what is kept of a piece serves whatever stands before it.
      const whole: DirectoryGroups = { ...groups, ordinals: null };
      yield {
        key: `${groups.directory.path}\0${start}`,
        version: groups.directory.version,
        directory: groups.asked,
        firstNumber: groups.firstNumber + start,
        wanted,
        read: () => read(whole, start),
      };
    }
  }
}

/** The first group of each piece, with those that are wanted of it. */
function* startsOf({
  ordinals,
  count,
}: DirectoryGroups): Generator<[start: number, wanted: number[] | null]> {
  if (ordinals === null) {
    for (let start = 0; start < count; start += GROUPS_PER_PIECE) yield [start, null];
    return;
  }
  let wanted: number[] = [];
  let current = -1;
  for (const ordinal of ordinals) {
    const start = startOfPiece(ordinal);
    if (start !== current && wanted.length > 0) yield [current, wanted];
    if (start !== current) wanted = [];
    current = start;
    wanted.push(ordinal - start);
  }
  if (wanted.length > 0) yield [current, wanted];
}
