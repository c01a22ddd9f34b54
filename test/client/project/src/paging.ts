import type { RouterInputs, SeedrollClient } from 'seedroll/client';

type Question = Omit<NonNullable<RouterInputs['groups']['list']>, 'cursor'>;

export async function* allGroups(seedroll: SeedrollClient, question: Question) {
  let cursor: string | null = null;
  do {
    const { items, nextCursor } = await seedroll.groups.list.query({ ...question, cursor });
    yield* items;
    cursor = nextCursor;
  } while (cursor !== null);
}
