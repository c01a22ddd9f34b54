import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { Group } from '../../schema/models/library.js';
import { corpus } from '../rest/corpus.js';
import { at, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(corpus);
});
afterAll(() => server[Symbol.asyncDispose]());

describe('a typed client', () => {
  it('gets groups with exact seeds', async () => {
    const { items, total } = await server.trpc.groups.list.query({ directory: 'sub', recursive: false });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      count: 2,
      firstSeed: '18446744073709551614',
      lastSeed: '18446744073709551615',
      metadata: {
        prompt: '猫、夜',
        seed: '18446744073709551614',
        steps: 20,
        cfgScale: 7,
        width: 512,
        height: 768,
      },
    });
    expectTypeOf(items).toEqualTypeOf<Group[]>();
  });

  it('is held to the inputs', () => {
    // @ts-expect-error -- a limit is a number
    const wrongType = () => server.trpc.groups.list.query({ limit: '5' });
    // @ts-expect-error -- there is no such field
    const wrongName = () => server.trpc.groups.list.query({ dir: 'sub' });
    // @ts-expect-error -- the path is required
    const missing = () => server.trpc.metadata.get.query({});
    expect([wrongType, wrongName, missing]).toHaveLength(3);
  });

  it('may leave out an input without required fields', async () => {
    expect(await server.trpc.server.info.query()).toEqual(await server.trpc.server.info.query({}));
    expect((await server.trpc.groups.list.query()).total).toBe(8);
  });

  it.each([
    { path: '/trpc/no.such', init: {}, status: 404, code: 'NOT_FOUND' },
    { path: '/trpc/server.info', init: { method: 'POST' }, status: 415, code: 'UNSUPPORTED_MEDIA' },
    { path: '/trpc/groups.list?input={', init: {}, status: 400, code: 'INVALID_INPUT' },
  ])('$path is $code of the error table', async ({ path, init, status, code }) => {
    const response = await server.get(path, init);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { data: { error: { code } } } });
  });

  it('pages through everything, each item once and in order', async () => {
    const whole = await server.trpc.groups.list.query({ limit: 500 });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await server.trpc.groups.list.query({ limit: 3, cursor, direction: 'forward' });
      expect(page.total).toBe(whole.total);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole.items.map(({ id }) => id));
  });

  it('continues at the same place where the item at the cursor has gone', async () => {
    await using own = await startServer({ '1-10.png': 'x', '2-20.png': 'x', '3-30.png': 'x' });
    const first = await own.trpc.images.list.query({ directory: '', limit: 1 });
    await own.folder.remove('1-10.png');
    const second = await own.trpc.images.list.query({
      directory: '',
      limit: 1,
      cursor: first.nextCursor ?? '',
    });
    expect(second.items.map(({ filename }) => filename)).toEqual(['2-20.png']);
  });

  it('goes from a group to its images and back to the same group', async () => {
    const { items } = await server.trpc.groups.list.query({});
    for (const group of items) {
      const images = await server.trpc.images.list.query({ group: group.id });
      expect(images.items).toEqual(group.images);
      expect(images.total).toBe(group.count);
      expect(await server.trpc.groups.get.query({ id: group.id })).toMatchObject({
        id: group.id,
        images: group.images,
      });
    }
  });

  it('refuses a body that is too large', async () => {
    const response = await server.get('/trpc/search.parse', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'x'.repeat(300_000) }),
    });
    expect(response.status).toBe(413);
    expect(at(await response.json(), 'error', 'data', 'error', 'code')).toBe('TOO_LARGE');
  });
});
