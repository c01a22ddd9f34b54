import { LRUCache } from 'lru-cache';
import { GROUP_IMAGES_INLINE } from '../schema/models/group-constants.js';
import type { Group } from '../schema/models/library.js';
import { describeGroups } from './group-models.js';
import { textOfRule } from './group-rule.js';
import { type DirectoryGroups, GROUPS_PER_PIECE, readGroups, startOfPiece } from './groups.js';
import type { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';

/** Images in the groups that are kept at most. A group takes about 5 kB, and half a kilobyte for each of its images. */
const MAX_KEPT_IMAGES = 50_000;

/** Groups of one directory as they were when it had this version, numbered from 1 within it. */
interface Piece {
  version: number;
  groups: ReadonlyMap<number, Group>;
}

/** Pieces that were read lately: pages that people look at again, and those beside them. */
export type GroupPieces = LRUCache<string, Piece>;

export function keepGroupPieces(): GroupPieces {
  return new LRUCache<string, Piece>({
    maxSize: MAX_KEPT_IMAGES,
    sizeCalculation: ({ groups }) => {
      let size = 10 * groups.size + 1;
      for (const { images } of groups.values()) size += images.length;
      return size;
    },
  });
}

/** One group of a question. */
export interface GroupAt {
  groups: DirectoryGroups;
  ordinal: number;
}

/** Groups of a directory that stand side by side, some of which are wanted. */
interface WantedPiece {
  groups: DirectoryGroups;
  start: number;
  ordinals: number[];
}

/** Pieces of which so few groups are wanted are not read for them: one of so many. */
const SPARSE = 8;

/** Sparse pieces that are read all the same: those at the begin and end of a page, which the next one shows. */
const FEW_PIECES = 2;

const WANTED = { most: GROUP_IMAGES_INLINE, hasDetails: true };

/** Groups with the metadata of their first images, in the order in which they are asked for; null for those that have gone. */
export async function readPage(
  parts: Parts,
  reader: MetadataReader,
  page: readonly GroupAt[],
): Promise<(Group | null)[]> {
  const pieces = piecesOf(page);
  const isScattered = pieces.size > FEW_PIECES;
  const read = new Map<string, ReadonlyMap<number, Group>>();
  const single: [string, WantedPiece][] = [];
  await Promise.all(
    Array.from(pieces, async ([key, piece]) => {
      const size = Math.min(GROUPS_PER_PIECE, piece.groups.groups - piece.start);
      const isSparse = isScattered && piece.ordinals.length * SPARSE < size;
      const kept = keptPiece(parts, piece);
      if (kept === null && isSparse) single.push([key, piece]);
      else read.set(key, kept ?? (await readPiece(parts, reader, piece)));
    }),
  );
  for (const [key, groups] of await readSingle(parts, reader, single)) read.set(key, groups);
  return page.map(({ groups, ordinal }) => {
    const group = read.get(keyOf(groups, startOfPiece(ordinal)))?.get(ordinal);
    return group === undefined ? null : { ...group, number: groups.firstNumber + ordinal };
  });
}

function piecesOf(page: readonly GroupAt[]): Map<string, WantedPiece> {
  const pieces = new Map<string, WantedPiece>();
  for (const { groups, ordinal } of page) {
    const start = startOfPiece(ordinal);
    const key = keyOf(groups, start);
    const known = pieces.get(key);
    if (known === undefined) pieces.set(key, { groups, start, ordinals: [ordinal] });
    else known.ordinals.push(ordinal);
  }
  return pieces;
}

function keyOf({ directory, asked, rule }: DirectoryGroups, start: number): string {
  return `${textOfRule(rule)} ${directory.path}\0${asked}\0${start}`;
}

function keptPiece(parts: Parts, { groups, start }: WantedPiece): Piece['groups'] | null {
  const kept = parts.groupPieces.get(keyOf(groups, start));
  return kept?.version === groups.directory.version ? kept.groups : null;
}

async function readPiece(
  parts: Parts,
  reader: MetadataReader,
  { groups, start }: WantedPiece,
): Promise<Piece['groups']> {
  const { version } = groups.directory;
  const range = { from: start, limit: GROUPS_PER_PIECE };
  const found = await readGroups(parts, { ...groups, firstNumber: 0 }, range, WANTED);
  const described = await describeGroups(reader, found);
  const read = new Map(described.flatMap((group) => (group === null ? [] : [[group.number, group]])));
  // What has changed while it was read may be of both times.
  if (groups.directory.version === version)
    parts.groupPieces.set(keyOf(groups, start), { version, groups: read });
  return read;
}

/** Reads single groups of many pieces, and the metadata of all of them at once. */
async function readSingle(
  parts: Parts,
  reader: MetadataReader,
  pieces: readonly [key: string, piece: WantedPiece][],
): Promise<Map<string, Map<number, Group>>> {
  const lists = await Promise.all(
    pieces.map(async ([key, { groups, ordinals }]) => {
      const ascending = ordinals.toSorted((a, b) => a - b);
      const found = await readGroups(parts, { ...groups, firstNumber: 0 }, ascending, WANTED);
      return found.map((group) => ({ key, group }));
    }),
  );
  const all = lists.flat();
  const described = await describeGroups(
    reader,
    all.map(({ group }) => group),
  );
  const read = new Map<string, Map<number, Group>>();
  for (const [index, { key }] of all.entries()) {
    const group = described[index] ?? null;
    if (group === null) continue;
    const own = read.get(key) ?? new Map<number, Group>();
    read.set(key, own.set(group.number, group));
  }
  return read;
}
