import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { useGroupIndex } from '../grid/use-group-index.js';
import { PAGE } from './use-group-images.js';
import { CHUNK } from './use-previews.js';

/** Milliseconds at a group after which the next one is asked for ahead. */
const REST = 400;

/** The ids of the groups before and after one, in the order of the grid; null at its ends. */
export function useNeighbourGroups(id: string): {
  before: string | null;
  after: string | null;
  place: number;
} {
  const { index } = useGroupIndex();
  const place = index?.indexOf(id) ?? -1;
  const before = place > 0 ? (index?.ids[place - 1] ?? null) : null;
  const after = place >= 0 ? (index?.ids[place + 1] ?? null) : null;
  usePrefetchedGroup(after);
  return { before, after, place };
}

function usePrefetchedGroup(id: string | null): void {
  const seedroll = useSeedroll();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (id === null) return undefined;
    const timer = setTimeout(() => {
      void queryClient.prefetchQuery(seedroll.groups.get.queryOptions({ id }));
      const images = seedroll.images.list.infiniteQueryOptions(
        { group: id, limit: PAGE },
        { getNextPageParam: ({ nextCursor }) => nextCursor },
      );
      void queryClient.fetchInfiniteQuery(images).then(
        ({ pages: [page] }) => {
          const ids = page?.items.slice(0, CHUNK).map((image) => image.id) ?? [];
          if (ids.length === 0) return undefined;
          return queryClient.prefetchQuery(seedroll.images.previews.queryOptions({ ids }));
        },
        // Whoever goes there asks again, and is told why there is nothing.
        () => undefined,
      );
    }, REST);
    return () => clearTimeout(timer);
  }, [id, seedroll, queryClient]);
}
