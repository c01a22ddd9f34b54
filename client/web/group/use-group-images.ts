import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { RouterOutputs } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';

export type GroupImage = RouterOutputs['images']['list']['items'][number];

/** The most that one answer holds: a group of ten thousand takes twenty. */
export const PAGE = 500;

export interface GroupImages {
  images: readonly GroupImage[];
  /** Also of those that are on their way. */
  total: number;
  isComplete: boolean;
  /** Where an image stands; -1 where it is not among them. */
  placeOf: (id: string) => number;
  error: unknown;
}

/** All images of a group in their order, page by page until they are there. */
export function useGroupImages(group: string): GroupImages {
  const seedroll = useSeedroll();
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    seedroll.images.list.infiniteQueryOptions(
      { group, limit: PAGE },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);

  return useMemo(() => {
    const images = data?.pages.flatMap(({ items }) => items) ?? [];
    const places = new Map(images.map(({ id }, place) => [id, place]));
    return {
      images,
      total: Math.max(data?.pages[0]?.total ?? 0, images.length),
      isComplete: data !== undefined && !hasNextPage,
      placeOf: (id) => places.get(id) ?? -1,
      error: data === undefined ? error : null,
    };
  }, [data, hasNextPage, error]);
}
