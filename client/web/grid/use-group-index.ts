import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { RouterOutputs } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import { groupsOf, useView } from '../state/view.js';

type Page = RouterOutputs['groups']['index'];

/** The groups that a view shows, in their order: ids and counts of all of them, which are few bytes each. */
export interface GroupIndex {
  ids: readonly string[];
  /** Images of each. */
  counts: readonly number[];
  /** Groups of all pages, also of those that are on their way. */
  total: number;
  totalImages: number;
  /** Where a group stands; -1 where it is not among them. */
  indexOf: (id: string) => number;
}

/** The groups that the page shows, page by page of a hundred thousand until all are there. */
export function useGroupIndex() {
  const [view] = useView();
  const seedroll = useSeedroll();
  const query = useInfiniteQuery(
    seedroll.groups.index.infiniteQueryOptions(groupsOf(view), {
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: keepPreviousData,
      // Comparing a hundred thousand ids with those of before costs more than it saves.
      structuralSharing: false,
    }),
  );
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const index = useMemo(() => (data === undefined ? null : indexOfPages(data.pages)), [data]);
  return { index, error: query.error, isStale: query.isPlaceholderData, refetch: query.refetch };
}

function indexOfPages(pages: readonly Page[]): GroupIndex {
  const [first] = pages;
  const isWhole = pages.length === 1 && first !== undefined;
  const ids = isWhole ? first.ids : pages.flatMap((page) => page.ids);
  const counts = isWhole ? first.counts : pages.flatMap((page) => page.counts);
  let places: Map<string, number> | undefined;
  return {
    ids,
    counts,
    total: Math.max(first?.total ?? 0, ids.length),
    totalImages: first?.totalImages ?? 0,
    indexOf: (id) => {
      places ??= new Map(ids.map((id, place) => [id, place]));
      return places.get(id) ?? -1;
    },
  };
}
