import type { Image } from '../schema/models/library.js';
import { askedPath, type Entered } from './entrance.js';
import { makeId } from './ids.js';
import { childPath } from './image-paths.js';
import { materialise } from './materialise.js';
import type { Parts } from './parts.js';
import type { FilePlace, StoredGroup, StoredImage } from './store/store.js';
import type { TreeDirectory } from './tree.js';

/** The groups of one directory that answer a question. */
export interface DirectoryGroups {
  directory: TreeDirectory;
  /** The directory's path as whoever asked sees it. */
  asked: string;
  /** Number of its first group, from 1 among all groups of the question. */
  firstNumber: number;
  /** Which of its groups, ascending; all where null. */
  ordinals: readonly number[] | null;
  count: number;
}

/** A group with some of its images, before its metadata are read. */
export interface FoundGroup {
  /** Position from 1 among all groups of the question. */
  number: number;
  /** As whoever asked sees it. */
  directory: string;
  count: number;
  /** The first ones, never none. */
  images: Image[];
  /** Of its first image, in the catalog. */
  place: FilePlace;
}

interface Run {
  from: number;
  limit: number;
}

/**
 * Groups of a directory that are read, composed and kept as one. Few enough to be composed between two turns of the
 * event loop.
 */
export const GROUPS_PER_PIECE = 64;

/** The first group of the piece that a group is in. */
export function startOfPiece(ordinal: number): number {
  return ordinal - (ordinal % GROUPS_PER_PIECE);
}

/** Images that are fetched for several groups at once. */
const MAX_RUN = 5000;

/** How often groups are read again that change while they are read. */
const ATTEMPTS = 4;

/**
 * The groups of a directory, or of it and all below it, directory by directory in order.
 * @param found By directory, the groups that a search has found; null where nothing was searched for.
 */
export function groupsBelow(
  { tree }: Parts,
  entered: Entered,
  recursive: boolean,
  found: ReadonlyMap<string, readonly number[]> | null,
): DirectoryGroups[] {
  const all: DirectoryGroups[] = [];
  let firstNumber = 1;
  for (const directory of recursive ? tree.walk(entered.directory) : [entered.directory]) {
    const ordinals = found === null ? null : (found.get(directory.path) ?? []);
    const count = ordinals?.length ?? directory.groups;
    if (count > 0)
      all.push({ directory, asked: askedPath(entered, directory.path), firstNumber, ordinals, count });
    firstNumber += directory.groups;
  }
  return all;
}

/**
 * Some groups of a directory, by their places among those that answer the question.
 * @param most Images that are fetched of each group at most.
 */
export async function readGroups(
  parts: Parts,
  groups: DirectoryGroups,
  { from, limit }: Run,
  most: number,
): Promise<FoundGroup[]> {
  const { directory } = groups;
  const ordinals = groups.ordinals?.slice(from, from + limit);
  const runs = ordinals === undefined ? [{ from, limit }] : runsOf(ordinals);
  const read = async (): Promise<FoundGroup[]> => {
    const lists = await Promise.all(runs.map((run) => readRun(parts, groups, run, most)));
    return lists.flat();
  };
  for (let attempt = 1; ; attempt++) {
    const { namesVersion } = directory;
    const isSteady = !parts.refresher.isUnderWay(directory.path);
    await materialise(parts, { path: directory.path, recursive: false });
    const all = await read();
    const stayed =
      isSteady && directory.namesVersion === namesVersion && !parts.refresher.isUnderWay(directory.path);
    if (stayed || attempt === ATTEMPTS) return all;
    await parts.refresher.settled(directory.path);
  }
}

async function readRun(
  { store }: Parts,
  { directory, asked, firstNumber }: DirectoryGroups,
  run: Run,
  most: number,
): Promise<FoundGroup[]> {
  const stored = await store.groups(directory.path, run);
  const found: FoundGroup[] = [];
  for (const part of partsOf(stored, most)) {
    const [first] = part;
    if (first === undefined) continue;
    const limit = part.reduce((sum, { count }) => sum + Math.min(count, most), 0);
    const images = await store.images(directory.path, { from: first.first.name, limit });
    let start = 0;
    for (const { ordinal, count } of part) {
      const own = images.slice(start, (start += Math.min(count, most)));
      const [head] = own;
      if (head === undefined) continue;
      found.push({
        number: firstNumber + ordinal,
        directory: asked,
        count,
        images: own.map((image) => describe(asked, image)),
        place: { directory: directory.path, name: head.name },
      });
    }
  }
  return found;
}

/** Groups whose images are fetched at once: neighbours of which all images are wanted, up to a bound. */
function partsOf(groups: readonly StoredGroup[], most: number): StoredGroup[][] {
  const parts: StoredGroup[][] = [];
  let room = 0;
  for (const group of groups) {
    if (group.count <= room) {
      parts.at(-1)?.push(group);
      room -= group.count;
    } else {
      parts.push([group]);
      room = group.count <= most ? MAX_RUN - group.count : 0;
    }
  }
  return parts;
}

/** Ordinals that follow one another, as ranges. */
function runsOf(ordinals: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const ordinal of ordinals) {
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.limit === ordinal) last.limit++;
    else runs.push({ from: ordinal, limit: 1 });
  }
  return runs;
}

/** An image of the store as whoever asked sees it. */
export function describe(directory: string, { name, fileId, seed }: StoredImage): Image {
  const path = childPath(directory, name);
  return { id: makeId('image', path), path, filename: name, directory, fileId, seed };
}
