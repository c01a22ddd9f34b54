import type { Page } from '../schema/operations/common.js';

interface PageOptions<Item> {
  /** Only items for which this is true come; cursors are positions, so a page survives that items come and go. */
  isAfter?: ((item: Item) => boolean) | undefined;
  limit: number | undefined;
  /** The cursor that continues behind an item. */
  cursorOf: (item: Item) => string;
}

/** Cuts one page out of a list that is in order. */
export function cutPage<Item>(
  items: readonly Item[],
  { isAfter, limit, cursorOf }: PageOptions<Item>,
): Page<Item> {
  const start = isAfter === undefined ? 0 : firstIndex(items, isAfter);
  const end = limit === undefined ? items.length : Math.min(items.length, start + limit);
  const last = items[end - 1];
  return {
    items: items.slice(start, end),
    nextCursor: end < items.length && last !== undefined && end > start ? cursorOf(last) : null,
    total: items.length,
  };
}

/** Index of the first item for which `test` is true, in a list where it is false and then true: binary search. */
function firstIndex<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && test(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
