import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveRounds } from '../../client/live-rounds.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const SECOND = 1000;

/** Queries that count how often they are asked, all in use. */
function queriesIn(client: QueryClient) {
  const asked: Record<string, number> = {};
  return {
    asked,
    use: (name: string, meta?: Record<string, unknown>, takes = 0) => {
      const observer = new QueryObserver(client, {
        queryKey: ['seedroll', name],
        queryFn: async () => {
          asked[name] = (asked[name] ?? 0) + 1;
          await new Promise((resolve) => setTimeout(resolve, takes));
          return asked[name];
        },
        staleTime: Infinity,
        ...(meta !== undefined && { meta }),
      });
      return observer.subscribe(() => undefined);
    },
  };
}

/** Tells of changes all the time. */
async function changeFor(rounds: LiveRounds, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 50) {
    rounds.change();
    await vi.advanceTimersByTimeAsync(50);
  }
}

function begin() {
  const client = new QueryClient();
  const { asked, use } = queriesIn(client);
  return { client, asked, use, rounds: new LiveRounds(client, { queryKey: ['seedroll'] }) };
}

it('asks again at once, twice a second at most, and once more for the last change', async () => {
  const { asked, use, rounds } = begin();
  use('groups');
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(asked).toEqual({ groups: 1 });
  rounds.change();
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual({ groups: 2 });
  await changeFor(rounds, 10 * SECOND);
  expect(asked['groups']).toBeGreaterThan(15);
  expect(asked['groups']).toBeLessThan(25);
  await vi.advanceTimersByTimeAsync(SECOND);
  const { groups } = asked;
  await vi.advanceTimersByTimeAsync(60 * SECOND);
  expect(asked).toEqual({ groups });
});

it('asks a query that says so more seldom, at once and for the last change too', async () => {
  const { asked, use, rounds } = begin();
  use('groups');
  use('facets', { livePause: 10 * SECOND });
  await vi.advanceTimersByTimeAsync(SECOND);
  rounds.change();
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual({ groups: 2, facets: 2 });
  await changeFor(rounds, 9 * SECOND);
  expect(asked['facets']).toBe(2);
  expect(asked['groups']).toBeGreaterThan(12);
  await changeFor(rounds, 2 * SECOND);
  expect(asked['facets']).toBe(3);
  await vi.advanceTimersByTimeAsync(60 * SECOND);
  expect(asked['facets']).toBe(4);
});

it('lets what takes long rest longer, and keeps nothing else waiting for it', async () => {
  const { asked, use, rounds } = begin();
  use('groups');
  use('facets', { livePause: 10 * SECOND }, 6 * SECOND);
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  expect(asked).toEqual({ groups: 1, facets: 1 });
  await changeFor(rounds, 23 * SECOND);
  expect(asked['facets']).toBe(2);
  expect(asked['groups']).toBeGreaterThan(35);
  await changeFor(rounds, 2 * SECOND);
  expect(asked['facets']).toBe(3);
});

it('has what is not in use asked once it is, though it is asked seldom', async () => {
  const { asked, use, rounds } = begin();
  const leave = use('facets', { livePause: 10 * SECOND });
  await vi.advanceTimersByTimeAsync(SECOND);
  await changeFor(rounds, SECOND);
  expect(asked).toEqual({ facets: 2 });
  leave();
  await changeFor(rounds, 2 * SECOND);
  expect(asked).toEqual({ facets: 2 });
  use('facets', { livePause: 10 * SECOND });
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual({ facets: 3 });
});

it('takes what is no pause for none', async () => {
  const { asked, use, rounds } = begin();
  use('a', { livePause: '10000' });
  use('b', { livePause: -1 });
  use('c', { livePause: Number.NaN });
  await vi.advanceTimersByTimeAsync(SECOND);
  await changeFor(rounds, SECOND);
  for (const name of ['a', 'b', 'c']) expect(asked[name], name).toBeGreaterThan(2);
});

it('asks nothing more once it has ended', async () => {
  const { asked, use, rounds } = begin();
  use('groups');
  use('facets', { livePause: 10 * SECOND });
  await vi.advanceTimersByTimeAsync(SECOND);
  await changeFor(rounds, SECOND);
  const before = { ...asked };
  rounds.end();
  await changeFor(rounds, 30 * SECOND);
  expect(asked).toEqual(before);
  expect(vi.getTimerCount()).toBe(0);
});
