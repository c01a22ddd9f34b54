import { type DirectoryGroups, versionBy } from './groups.js';
import type { GroupAt } from './group-pages.js';
import { compareKeys, type GroupKey, type GroupSort, SORT_KINDS } from './group-keys.js';
import type { GroupList } from './group-lists.js';
import { Kept } from './kept.js';
import type { Parts } from './parts.js';
import type { SortedGroups } from './store/store.js';

/** Groups of orders that are kept at most: some 30 bytes each. */
const MAX_KEPT = 2_000_000;

/** An order, and the list that it was made of. */
interface KeptOrder {
  sorted: SortedGroups;
  all: readonly DirectoryGroups[];
}

export type GroupOrders = Kept<KeptOrder>;

export function keepGroupOrders(): GroupOrders {
  return new Kept<KeptOrder>({
    maxSize: MAX_KEPT,
    sizeOf: ({ sorted, all }) => sorted.ordinals.length + all.length + 1,
  });
}

/** The groups of a list in an order other than that of paths. */
export class GroupOrder {
  readonly #sorted: SortedGroups;
  /** The directories that it is of. */
  readonly all: readonly DirectoryGroups[];
  readonly #sort: GroupSort;
  readonly #isDescending: boolean;

  constructor(
    { sorted, all }: KeptOrder,
    { sort, isDescending }: { sort: GroupSort; isDescending: boolean },
  ) {
    this.#sorted = sorted;
    this.all = all;
    this.#sort = sort;
    this.#isDescending = isDescending;
  }

  get length(): number {
    return this.#sorted.ordinals.length;
  }

  at(index: number): GroupAt | null {
    const groups = this.all[this.#sorted.directories[index] ?? -1];
    const ordinal = this.#sorted.ordinals[index];
    return groups === undefined || ordinal === undefined ? null : { groups, ordinal };
  }

  /** What a group is ordered by; null where that is not known. */
  keyOf(index: number): GroupKey | null {
    const { known, numbers, texts } = this.#sorted;
    if (index >= known) return null;
    if (texts === null) return numbers?.[index] ?? null;
    const start = index === 0 ? 0 : (texts.ends[index - 1] ?? 0) + 1;
    return texts.joined.slice(start, texts.ends[index]);
  }

  /**
   * Index of the first group behind a position.
   * @param behind The first place behind it among those of equal keys: a directory of the list, and a group in it.
   */
  firstBehind(key: GroupKey | null, behind: { directory: number; ordinal: number }): number {
    let from = 0;
    let to = this.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#isBehind(middle, key, behind)) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  #isBehind(index: number, key: GroupKey | null, behind: { directory: number; ordinal: number }): boolean {
    const own = this.keyOf(index);
    if (own === null || key === null) {
      if (own !== null || key !== null) return own === null;
    } else {
      const order = compareKeys(own, key, SORT_KINDS[this.#sort]) * (this.#isDescending ? -1 : 1);
      if (order !== 0) return order > 0;
    }
    const directory = this.#sorted.directories[index] ?? 0;
    if (directory !== behind.directory) return directory > behind.directory;
    return (this.#sorted.ordinals[index] ?? 0) >= behind.ordinal;
  }
}

/** Puts the groups of a list in order. */
export async function orderGroups(
  { store, groupOrders }: Parts,
  list: GroupList,
  order: { sort: GroupSort; isDescending: boolean },
  signal: AbortSignal | undefined,
): Promise<GroupOrder> {
  const { all, rule } = list;
  const key = `${order.sort} ${String(order.isDescending)} ${list.key}`;
  const kept = await groupOrders.get(key, list.versionOf, async () => {
    const directories = all.map(({ directory, ordinals, scores }) => ({
      path: directory.path,
      version: versionBy(directory, rule),
      ordinals,
      scores,
    }));
    return { sorted: await store.sortGroups(rule, order, directories, signal), all };
  });
  return new GroupOrder(kept, order);
}
