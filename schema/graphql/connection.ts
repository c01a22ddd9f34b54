import { cursorBehind } from '../item-cursors.js';
import { DEFAULT_PAGE_SIZE, type Page } from '../operations/common.js';

/** A page as a Relay connection. */
export function toConnection<Node extends { id: string }>(
  page: Page<Node>,
  after: string | null | undefined,
) {
  const { items, nextCursor, total } = page;
  const [first] = items;
  const last = items.at(-1);
  return {
    totalCount: total,
    edges: items.map((node) => ({ cursor: cursorBehind(node), node })),
    pageInfo: {
      hasNextPage: nextCursor !== null,
      hasPreviousPage: typeof after === 'string',
      startCursor: first === undefined ? null : cursorBehind(first),
      endCursor: nextCursor ?? (last === undefined ? null : cursorBehind(last)),
    },
  };
}

/** What a connection costs: every item may be asked for all that stands below it. */
export function connectionComplexity(first: number | null | undefined): {
  field: number;
  multiplier: number;
} {
  return { field: 1, multiplier: Math.max(1, first ?? DEFAULT_PAGE_SIZE) };
}

/** The arguments of a page, as operations take them. */
export function pageInput({
  first,
  after,
}: {
  first?: number | null | undefined;
  after?: string | null | undefined;
}) {
  return { cursor: after ?? undefined, limit: first ?? undefined };
}
