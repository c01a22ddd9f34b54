import { describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.js';
import { picture, shown } from './pictures.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** What the page asks: the previews of all images of the base directory. */
async function previews(server: TestServer) {
  const { items } = await server.trpc.images.list.query({ directory: '' });
  const answer = await server.trpc.images.previews.query({ ids: items.map(({ id }) => id) });
  return answer.items.filter((item) => item !== null);
}

async function preview(server: TestServer) {
  const [first] = await previews(server);
  if (first === undefined) throw new Error('there is no image');
  return first;
}

async function shownAt(server: TestServer, address: string) {
  const response = await server.get(address);
  expect(response.status).toBe(200);
  return shown(new Uint8Array(await response.arrayBuffer()));
}

describe('a thumbnail', () => {
  it('is a WebP that fits in the width asked for', async () => {
    await using server = await startServer({ '1-1.png': await picture({ width: 2000, height: 1000 }) });
    const { thumbnail } = await preview(server);
    for (const width of [160, 320, 640, 1280]) {
      const response = await server.get(`${thumbnail}&width=${width}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('image/webp');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(response.headers.get('vary') ?? '').not.toContain('Accept-Encoding');
      const { width: found, height, colour } = await shown(new Uint8Array(await response.arrayBuffer()));
      expect([found, height]).toEqual([width, width / 2]);
      expect(colour[0]).toBeGreaterThan(200);
    }
  });

  it('is never larger than its picture', async () => {
    await using server = await startServer({ '1-1.png': await picture({ width: 40, height: 30 }) });
    const { thumbnail } = await preview(server);
    expect(await shownAt(server, `${thumbnail}&width=1280`)).toMatchObject({ width: 40, height: 30 });
  });

  it('stands as its picture is shown', async () => {
    const turned = await picture({ width: 400, height: 200, orientation: 6, format: 'jpeg' });
    await using server = await startServer({ '1-1.jpg': turned });
    const { thumbnail } = await preview(server);
    expect(await shownAt(server, `${thumbnail}&width=160`)).toMatchObject({ width: 80, height: 160 });
    expect(await preview(server)).toMatchObject({ width: 200, height: 400 });
  });

  it.each(['jpeg', 'webp', 'avif', 'gif'] as const)('is made of %s', async (format) => {
    await using server = await startServer({ '1-1.webp': await picture({ format }) });
    const { thumbnail } = await preview(server);
    expect(await shownAt(server, `${thumbnail}&width=160`)).toMatchObject({ width: 160, height: 120 });
  });

  it('is kept for ever under an address with the version of the file', async () => {
    await using server = await startServer({ '1-1.png': await picture() });
    const { thumbnail, id } = await preview(server);
    // A file that was written a moment ago may be written to once more without another time.
    await expect
      .poll(async () => (await server.get(`${thumbnail}&width=160`)).headers.get('cache-control'))
      .toBe(FOR_EVER);
    for (const query of ['width=160', 'width=160&v=', 'width=160&v=another'])
      expect((await server.get(`/api/v1/images/${id}/thumbnail?${query}`)).headers.get('cache-control')).toBe(
        'no-cache',
      );
  });

  it('is not sent to whoever has it', async () => {
    await using server = await startServer({ '1-1.png': await picture() });
    const address = `${(await preview(server)).thumbnail}&width=320`;
    const etag = (await server.get(address)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await server.get(address, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(etag);
    expect((await server.get(address, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    const head = await server.get(address, { method: 'HEAD' });
    expect(head.headers.get('etag')).toBe(etag);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(20);
  });

  it('is another one once the file has changed', async () => {
    await using server = await startServer({ '1-1.png': await picture({ colour: 'red' }) });
    const before = await preview(server);
    expect((await shownAt(server, `${before.thumbnail}&width=160`)).colour[0]).toBeGreaterThan(200);
    await server.folder.write('1-1.png', await picture({ colour: 'blue' }));
    const after = await preview(server);
    expect(after.version).not.toBe(before.version);
    expect((await shownAt(server, `${after.thumbnail}&width=160`)).colour[2]).toBeGreaterThan(200);
    // The old address tells of the file as it is, and is not kept.
    const old = await server.get(`${before.thumbnail}&width=160`);
    expect(old.headers.get('cache-control')).toBe('no-cache');
    expect((await shown(new Uint8Array(await old.arrayBuffer()))).colour[2]).toBeGreaterThan(200);
  });

  it.each(['', 'width=0', 'width=320px', 'width=321', 'width=160&width=320'])(
    'is refused for the query "%s"',
    async (query) => {
      await using server = await startServer({ '1-1.png': await picture() });
      const { id } = await preview(server);
      const response = await server.get(`/api/v1/images/${id}/thumbnail?${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        error: 'width: expected 160, 320, 640, 1280',
        code: 'INVALID_INPUT',
        field: 'width',
      });
    },
  );

  it('needs a way through the door', async () => {
    await using server = await startServer({ '1-1.png': await picture(), 'a/1-1.png': await picture() });
    const idOf = (path: string): string => `i${Buffer.from(path).toString('base64url')}`;
    const statusOf = async (path: string): Promise<number> =>
      (await server.get(`/api/v1/images/${idOf(path)}/thumbnail?width=160`)).status;
    expect(await statusOf('a/1-1.png')).toBe(200);
    expect(await statusOf('../1-1.png')).toBe(403);
    expect(await statusOf('/etc/passwd.png')).toBe(403);
    expect(await statusOf('a\0.png')).toBe(403);
    expect(await statusOf('.hidden/1-1.png')).toBe(404);
    expect(await statusOf('2-2.png')).toBe(404);
    expect(await statusOf('a')).toBe(404);
    expect((await server.get('/api/v1/images/nonsense/thumbnail?width=160')).status).toBe(404);
  });
});
