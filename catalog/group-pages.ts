import { LRUCache } from 'lru-cache';
import { type Group, GROUP_IMAGES_INLINE } from '../schema/models/library.js';
import { describeGroups } from './group-models.js';
import { type DirectoryGroups, GROUPS_PER_PIECE, readGroups, startOfPiece } from './groups.js';
import type { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';

/** Images in the groups that are kept at most. A group takes about 5 kB, and half a kilobyte for each of its images. */
const MAX_KEPT_IMAGES = 50_000;

/** Groups of one directory as they were when it had this version, numbered from 1 within it. */
interface Piece {
  version: number;
  groups: readonly Group[];
}

/** Pieces that were read lately: pages that people look at again, and those beside them. */
export type GroupPieces = LRUCache<string, Piece>;

export function keepGroupPieces(): GroupPieces {
  return new LRUCache<string, Piece>({
    maxSize: MAX_KEPT_IMAGES,
    sizeCalculation: ({ groups }) =>
      groups.reduce((sum, { images }) => sum + images.length, 10 * groups.length + 1),
  });
}

/** Some groups of a directory with the metadata of their first images, by their places among those that answer a question. */
export async function readPage(
  parts: Parts,
  reader: MetadataReader,
  groups: DirectoryGroups,
  { from, limit }: { from: number; limit: number },
): Promise<Group[]> {
  const { directory, firstNumber } = groups;
  const ordinals =
    groups.ordinals?.slice(from, from + limit) ??
    Array.from({ length: Math.min(limit, directory.groups - from) }, (_, index) => from + index);
  const starts = [...new Set(ordinals.map(startOfPiece))];
  const pieces = new Map(
    await Promise.all(
      starts.map(async (start) => [start, await readPiece(parts, reader, groups, start)] as const),
    ),
  );
  return ordinals.flatMap((ordinal) => {
    const start = startOfPiece(ordinal);
    const group = pieces.get(start)?.[ordinal - start];
    return group === undefined ? [] : [{ ...group, number: firstNumber + ordinal }];
  });
}

async function readPiece(
  parts: Parts,
  reader: MetadataReader,
  groups: DirectoryGroups,
  start: number,
): Promise<readonly Group[]> {
  const { directory, asked } = groups;
  const { version } = directory;
  const key = `${directory.path}\0${asked}\0${start}`;
  const kept = parts.groupPieces.get(key);
  if (kept?.version === version) return kept.groups;
  const range = { from: start, limit: GROUPS_PER_PIECE };
  const found = await readGroups(parts, { ...groups, ordinals: null }, range, GROUP_IMAGES_INLINE);
  const read = await describeGroups(reader, found);
  // What has changed while it was read may be of both times.
  if (directory.version === version) parts.groupPieces.set(key, { version, groups: read });
  return read;
}
