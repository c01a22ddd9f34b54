import type { Decimal } from '../schema/models/decimal.js';
import { toDecimal } from '../schema/models/decimal-text.js';
import type { GroupRule } from '../schema/models/group-rule.js';
import type { Image } from '../schema/models/library.js';
import { noteCursor } from '../schema/item-cursors.js';
import { isDefaultRule, isOfNames } from './group-rule.js';
import { makeId, makePlaceCursor } from './ids.js';
import { childPath } from './image-paths.js';
import { materialise } from './materialise.js';
import type { Parts } from './parts.js';
import type { FilePlace, GroupDetails, GroupsBy, StoredGroup, StoredImage } from './store/store.js';
import type { TreeDirectory } from './tree.js';

/** The groups of one directory that answer a question. */
export interface DirectoryGroups {
  directory: TreeDirectory;
  /** The directory's path as whoever asked sees it. */
  asked: string;
  rule: GroupRule;
  /** How many groups it has by the rule. */
  groups: number;
  /** Number of its first group, from 1 among all groups of the question. */
  firstNumber: number;
  /** Which of its groups, ascending; all where null. */
  ordinals: Uint32Array | null;
  /** How relevant they are, beside them, where that was asked for. */
  scores: Float64Array | null;
  count: number;
}

/** A group with some of its images, before its metadata are read. */
export interface FoundGroup {
  /** Position from 1 among all groups of the question. */
  number: number;
  /** As whoever asked sees it. */
  directory: string;
  rule: GroupRule;
  count: number;
  /** The first ones, never none. */
  images: Image[];
  /** Of its first image, in the catalog. */
  place: FilePlace;
  /** Of its first image, that the rule looks at. */
  seed: Decimal | null;
  /** Null where they were not asked for. */
  details: GroupDetails | null;
}

interface Run {
  from: number;
  limit: number;
}

interface Wanted {
  /** Images that are fetched of each group at most. */
  most: number;
  hasDetails: boolean;
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

/** What changes whenever the groups of a directory may. */
export function versionBy({ namesVersion, version }: TreeDirectory, rule: GroupRule): number {
  return isOfNames(rule) ? namesVersion : version;
}

/** How the store is asked for the groups of a directory: null for the default rule. */
export function groupsBy(directory: TreeDirectory, rule: GroupRule): GroupsBy | null {
  return isDefaultRule(rule) ? null : { rule, version: versionBy(directory, rule) };
}

/**
 * Some groups of a directory.
 * @param ordinals Which, ascending: a run of them, or single ones.
 */
export async function readGroups(
  parts: Parts,
  groups: DirectoryGroups,
  ordinals: Run | readonly number[],
  wanted: Wanted,
): Promise<FoundGroup[]> {
  const { directory, rule } = groups;
  const runs = 'from' in ordinals ? [ordinals] : runsOf(ordinals);
  for (let attempt = 1; ; attempt++) {
    const isSettled = !parts.refresher.isUnderWay(directory.path);
    const { namesVersion } = directory;
    await materialise(parts, { path: directory.path, recursive: false });
    const by = groupsBy(directory, rule);
    const lists = await Promise.all(runs.map((run) => readRun(parts, groups, { run, by, wanted })));
    const isSteady =
      isSettled && directory.namesVersion === namesVersion && !parts.refresher.isUnderWay(directory.path);
    const all = lists.flatMap(({ found }) => found);
    if (attempt === ATTEMPTS || (isSteady && lists.every(({ isWhole }) => isWhole))) return all;
    await parts.refresher.settled(directory.path);
  }
}

/** @returns `isWhole` tells whether the images were those of the groups. */
async function readRun(
  { store }: Parts,
  { directory, asked, rule, firstNumber }: DirectoryGroups,
  { run, by, wanted: { most, hasDetails } }: { run: Run; by: GroupsBy | null; wanted: Wanted },
): Promise<{ found: FoundGroup[]; isWhole: boolean }> {
  const stored = await store.groups(directory.path, { ...run, hasDetails }, by);
  const found: FoundGroup[] = [];
  let isWhole = true;
  for (const part of partsOf(stored, most)) {
    const [first] = part;
    if (first === undefined) continue;
    const limit = part.reduce((sum, { count }) => sum + Math.min(count, most), 0);
    const images = await readImages(store, directory.path, { first, limit, by });
    let start = 0;
    for (const { ordinal, count, seed, details, ...group } of part) {
      const own = images.slice(start, (start += Math.min(count, most)));
      const [head] = own;
      isWhole &&= head?.name === group.first.name;
      if (head === undefined) continue;
      found.push({
        number: firstNumber + ordinal,
        directory: asked,
        rule,
        count,
        images: own.map((image) => describeIn(asked, image, rule)),
        place: { directory: directory.path, name: head.name },
        seed,
        details,
      });
    }
  }
  return { found, isWhole };
}

/** Images from the first one of a group on: the order of names needs no groups. */
function readImages(
  store: Parts['store'],
  directory: string,
  { first, limit, by }: { first: StoredGroup; limit: number; by: GroupsBy | null },
): Promise<StoredImage[]> {
  return by === null || by.rule.seedFrom === 'name'
    ? store.images(directory, { from: first.first.name, limit })
    : store.imagesByRule(directory, { from: first.ordinal, limit }, by);
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
export function describe(
  directory: string,
  { name, fileId, seed }: Pick<StoredImage, 'name' | 'fileId' | 'seed'>,
): Image {
  const path = childPath(directory, name);
  return { id: makeId('image', path), path, filename: name, directory, fileId, seed };
}

/** As `describe`, in the order of a rule. */
export function describeIn(directory: string, stored: StoredImage, { seedFrom }: GroupRule): Image {
  const image = describe(directory, stored);
  // Once it has gone, its name would not tell where it stood.
  if (seedFrom === 'metadata')
    noteCursor(image, makePlaceCursor({ path: image.path, seed: knownSeed(stored) }));
  return image;
}

/** The seed of an image in its metadata, or that of its name where there is none. */
function knownSeed({ seed, metadataSeed }: StoredImage): Decimal | null {
  const own = metadataSeed === null ? null : toDecimal(metadataSeed);
  return own ?? seed;
}
