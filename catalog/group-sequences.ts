import { makeGroupCursor, readGroupCursor } from './group-cursors.js';
import type { GroupSort } from './group-keys.js';
import type { GroupOrder } from './group-orders.js';
import type { GroupAt } from './group-pages.js';
import { textOfRule } from './group-rule.js';
import { type DirectoryGroups, groupsBy } from './groups.js';
import { groupOfId, notACursor } from './ids.js';
import { describePath } from './image-paths.js';
import { materialise } from './materialise.js';
import { compareDirectories } from './order.js';
import type { Parts } from './parts.js';
import type { GroupPlace } from './store/store.js';

/** Groups one after the other, to be paged through. */
export interface GroupSequence {
  length: number;
  slice(from: number, limit: number): GroupAt[];
  /**
   * Where the groups behind a cursor begin.
   * @throws SeedrollError INVALID_INPUT where it is no cursor of this sequence.
   */
  behind(cursor: string): Promise<number>;
  /** The cursor that goes on behind a group. */
  cursorOf(index: number, id: string): string;
}

/** In the order of paths, or the other way round; cursors are ids of groups. */
export class PathSequence implements GroupSequence {
  readonly #parts: Parts;
  readonly #all: readonly DirectoryGroups[];
  readonly #isDescending: boolean;
  readonly length: number;

  constructor(parts: Parts, all: readonly DirectoryGroups[], isDescending: boolean) {
    this.#parts = parts;
    this.#all = all;
    this.#isDescending = isDescending;
    this.length = all.reduce((sum, { count }) => sum + count, 0);
  }

  slice(from: number, limit: number): GroupAt[] {
    const to = Math.min(this.length, from + limit);
    return this.#isDescending
      ? this.#ascending(this.length - to, this.length - from).toReversed()
      : this.#ascending(from, to);
  }

  async behind(cursor: string): Promise<number> {
    const place = placeIn(cursor, this.#all);
    let before = 0;
    for (const groups of this.#all) {
      const order = compareDirectories(groups.asked, place.asked);
      if (order > 0) break;
      before += order < 0 ? groups.count : await this.#before(groups, place);
    }
    return this.#isDescending ? this.length - before : before;
  }

  cursorOf(_index: number, id: string): string {
    return id;
  }

  #ascending(from: number, to: number): GroupAt[] {
    const found: GroupAt[] = [];
    let start = 0;
    for (const groups of this.#all) {
      const end = Math.min(to, start + groups.count);
      for (let index = Math.max(from, start); index < end; index++) {
        const place = index - start;
        found.push({ groups, ordinal: groups.ordinals?.[place] ?? place });
      }
      start += groups.count;
      if (start >= to) break;
    }
    return found;
  }

  /** How many groups of a directory are at a place or before it; the other way round, only those before it. */
  async #before(groups: DirectoryGroups, place: Pick<GroupPlace, 'name' | 'seed'>): Promise<number> {
    const { path } = groups.directory;
    const behind = await ordinalBehind(this.#parts, groups, place);
    if (!this.#isDescending) return placeAmong(groups, behind);
    const by = groupsBy(groups.directory, groups.rule);
    const [last] = await this.#parts.store.groups(path, { from: Math.max(0, behind - 1), limit: 1 }, by);
    return placeAmong(groups, behind > 0 && last?.first.name === place.name ? behind - 1 : behind);
  }
}

/** In an order of keys. */
export class KeySequence implements GroupSequence {
  readonly #parts: Parts;
  readonly #order: GroupOrder;
  readonly #by: { sort: GroupSort; isDescending: boolean };

  constructor(parts: Parts, order: GroupOrder, by: { sort: GroupSort; isDescending: boolean }) {
    this.#parts = parts;
    this.#order = order;
    this.#by = by;
  }

  get length(): number {
    return this.#order.length;
  }

  slice(from: number, limit: number): GroupAt[] {
    const found: GroupAt[] = [];
    for (let index = from; index < Math.min(this.length, from + limit); index++) {
      const at = this.#order.at(index);
      if (at !== null) found.push(at);
    }
    return found;
  }

  async behind(cursor: string): Promise<number> {
    const { key, path, seed } = readGroupCursor(cursor, this.#by);
    const { directory: asked, filename: name } = describePath(path);
    const { all } = this.#order;
    const directory = all.findIndex((groups) => compareDirectories(groups.asked, asked) >= 0);
    const groups = all[directory];
    const isThere = groups !== undefined && groups.asked === asked;
    const ordinal = isThere ? await ordinalBehind(this.#parts, groups, { name, seed }) : 0;
    const behind = { directory: directory === -1 ? all.length : directory, ordinal };
    return this.#order.firstBehind(key, behind);
  }

  cursorOf(index: number, id: string): string {
    const { path, seed } = groupOfId(id);
    return makeGroupCursor({ ...this.#by, key: this.#order.keyOf(index), path, seed });
  }
}

/** The place in a cursor that is the id of a group. */
function placeIn(
  cursor: string,
  [first]: readonly DirectoryGroups[],
): Pick<GroupPlace, 'name' | 'seed'> & { asked: string } {
  const { rule, path, seed } = readId(cursor);
  if (first !== undefined && textOfRule(rule) !== textOfRule(first.rule)) throw notACursor();
  const { directory, filename } = describePath(path);
  return { asked: directory, name: filename, seed };
}

function readId(cursor: string): ReturnType<typeof groupOfId> {
  try {
    return groupOfId(cursor);
  } catch (cause) {
    throw notACursor(cause);
  }
}

async function ordinalBehind(
  parts: Parts,
  { directory, rule }: DirectoryGroups,
  place: Pick<GroupPlace, 'name' | 'seed'>,
): Promise<number> {
  const { path } = directory;
  await materialise(parts, { path, recursive: false });
  return parts.store.ordinalBehind({ directory: path, ...place }, groupsBy(directory, rule));
}

/** How many of the groups that were found come before an ordinal. */
function placeAmong({ ordinals, count }: DirectoryGroups, ordinal: number): number {
  if (ordinals === null) return Math.min(count, ordinal);
  const place = ordinals.findIndex((one) => one >= ordinal);
  return place === -1 ? count : place;
}
