import type { SeedrollClient } from 'seedroll/client';
import type { SeedrollOptions } from 'seedroll/client/react';

/** Never called: the compiler refuses each line of it, or else the line above. */
export function wrongInputs(seedroll: SeedrollClient, options: SeedrollOptions): void {
  // @ts-expect-error -- a limit is a number
  void seedroll.groups.list.query({ limit: '5' });
  // @ts-expect-error -- there is no such field
  void seedroll.groups.list.query({ dir: 'sub' });
  // @ts-expect-error -- a cursor is a text
  void seedroll.groups.list.query({ cursor: 5 });
  // @ts-expect-error -- the path is required
  void seedroll.metadata.get.query({});
  // @ts-expect-error -- the input is required
  void seedroll.metadata.get.query();
  // @ts-expect-error -- there is no such procedure
  void seedroll.groups.remove.mutate({});
  // @ts-expect-error -- it is a mutation
  void seedroll.library.rescan.query({});
  // @ts-expect-error -- a directory is a text
  seedroll.library.onChange.subscribe({ directory: 1 }, {});
  // @ts-expect-error -- seeds are no numbers, which end at 2^53
  void seedroll.groups.list.query({ filter: { seed: { from: 1000 } } });
  // @ts-expect-error -- filters in filters are held to the same
  void seedroll.groups.list.query({ filter: { any: [{ modle: 'sdxl' }] } });
  // @ts-expect-error -- a limit is a number, for hooks too
  options.groups.list.queryOptions({ limit: '5' });
  // @ts-expect-error -- the next page begins at a cursor, which is not the whole page
  options.groups.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next });
  // @ts-expect-error -- mutations have no query options
  options.library.rescan.queryOptions({});
}

/** These the compiler takes. */
export async function rightInputs(seedroll: SeedrollClient): Promise<string[]> {
  await seedroll.server.info.query();
  await seedroll.groups.list.query({ cursor: null, limit: 5 });
  await seedroll.groups.list.query({ filter: { any: [{ model: 'sdxl*' }, { seed: { from: '1000' } }] } });
  const { items } = await seedroll.groups.list.query();
  const seeds: (string | null)[] = items.map(({ firstSeed }) => firstSeed);
  return seeds.filter((seed) => seed !== null);
}
