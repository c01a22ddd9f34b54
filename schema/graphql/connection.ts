import { DEFAULT_PAGE_SIZE, type Page } from '../operations/common.js';

/** A page as a Relay connection. A cursor is the id of its item: that is what operations take as `cursor`. */
export function toConnection<Node extends { id: string }>(
  page: Page<Node>,
  after: string | null | undefined,
) {
  const { items, nextCursor, total } = page;
  return {
    totalCount: total,
    edges: items.map((node) => ({ cursor: node.id, node })),
    pageInfo: {
      hasNextPage: nextCursor !== null,
      hasPreviousPage: typeof after === 'string',
      startCursor: items[0]?.id ?? null,
      endCursor: items.at(-1)?.id ?? null,
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
