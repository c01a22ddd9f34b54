import { QueryClient, QueryClientProvider, QueryObserver, useQueryClient } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createSeedrollClient } from '../../client/index.js';
import {
  createSeedrollQueryClient,
  SeedrollProvider,
  useSeedroll,
  useSeedrollClient,
} from '../../client/react.js';

const url = 'http://127.0.0.1:5000';

/** What the hooks give below a tree of providers. */
function hooksIn(tree: (child: ReactNode) => ReactNode) {
  const found: { client?: unknown; queryClient?: QueryClient; queryKey?: unknown } = {};
  function Child() {
    found.client = useSeedrollClient();
    found.queryClient = useQueryClient();
    found.queryKey = useSeedroll().groups.get.queryKey({ id: 'x' });
    return null;
  }
  renderToString(tree(createElement(Child)));
  return found;
}

describe('SeedrollProvider', () => {
  it('makes all that the hooks need of an address', () => {
    const { client, queryClient, queryKey } = hooksIn((children) =>
      createElement(SeedrollProvider, { url }, children),
    );
    expect(client).toBeDefined();
    expect(queryClient).toBeInstanceOf(QueryClient);
    expect(queryKey).toEqual([['groups', 'get'], { input: { id: 'x' }, type: 'query' }]);
  });

  it('takes a client and a cache made before', () => {
    const client = createSeedrollClient({ url });
    const queryClient = new QueryClient();
    const found = hooksIn((children) => createElement(SeedrollProvider, { client, queryClient }, children));
    expect(found.client).toBe(client);
    expect(found.queryClient).toBe(queryClient);
  });

  it('shares the cache that stands above it', () => {
    const client = new QueryClient();
    const found = hooksIn((children) =>
      createElement(QueryClientProvider, { client }, createElement(SeedrollProvider, { url }, children)),
    );
    expect(found.queryClient).toBe(client);
  });

  it('is missed by the hooks', () => {
    expect(() => hooksIn((children) => children)).toThrow(/Provider/);
  });
});

describe('createSeedrollQueryClient', () => {
  const failure = (code: string) => ({ data: { error: { code, message: 'x' } } });

  it.each([
    [failure('INVALID_INPUT'), 1],
    [failure('NOT_FOUND'), 1],
    [failure('INTERNAL'), 1],
    [failure('BUSY'), 4],
    [new TypeError('fetch failed'), 4],
  ])('asks again only where the failure may pass: %o', async (error, tries) => {
    let asked = 0;
    const observer = new QueryObserver(createSeedrollQueryClient(), {
      queryKey: ['x'],
      queryFn: async () => {
        asked += 1;
        throw error;
      },
      retryDelay: 0,
    });
    await new Promise<void>((resolve) => {
      const stop = observer.subscribe(({ status }) => {
        if (status !== 'error') return;
        stop();
        resolve();
      });
    });
    expect(asked).toBe(tries);
  });
});
