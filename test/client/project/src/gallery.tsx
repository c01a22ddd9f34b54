import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { seedrollError } from 'seedroll/client';
import { useSeedroll, useSeedrollLive } from 'seedroll/client/react';

export function Gallery() {
  const seedroll = useSeedroll();
  const info = useQuery(seedroll.server.info.queryOptions());
  const groups = useInfiniteQuery(
    seedroll.groups.list.infiniteQueryOptions(
      { limit: 2 },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  const connection = useSeedrollLive();

  if (groups.isPending) return <p>Loading …</p>;
  if (groups.isError) return <p role="alert">{seedrollError(groups.error)?.message ?? 'No answer.'}</p>;
  return (
    <main>
      <h1>{info.data?.baseDirectory}</h1>
      <p role="status">
        {groups.data.pages[0]?.total} groups, {connection === 'pending' ? 'live' : connection}
      </p>
      <ol>
        {groups.data.pages
          .flatMap(({ items }) => items)
          .map(({ id, count, firstSeed, metadata }) => (
            <li key={id}>
              {count} from {firstSeed}: {metadata.prompt}
            </li>
          ))}
      </ol>
      {groups.hasNextPage && <button onClick={() => void groups.fetchNextPage()}>More</button>}
    </main>
  );
}
