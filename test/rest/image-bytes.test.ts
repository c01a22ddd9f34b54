import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.js';
import { corpus } from './corpus.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(corpus);
});
afterAll(() => server[Symbol.asyncDispose]());

const URL_OF_IMAGE = '/api/images/00001-100.png';
const bytes = corpus['00001-100.png'] ?? Buffer.alloc(0);

async function bodyOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe('GET /api/images', () => {
  it('sends the bytes, inline', async () => {
    const response = await server.get(URL_OF_IMAGE);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toBe('inline; filename="00001-100.png"');
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(await bodyOf(response)).toEqual(bytes);
  });

  it.each([
    { path: 'sub/00001-18446744073709551614.webp', type: 'image/webp' },
    { path: 'sub/夜景/00001-7.jpg', type: 'image/jpeg' },
    { path: '00002-101.PNG', type: 'image/png' },
    { path: 'odd/100% #1 & more/a+b c#d%20e.png', type: 'image/png' },
  ])('sends $path as $type', async ({ path, type }) => {
    const response = await server.get(`/api/images/${path.split('/').map(encodeURIComponent).join('/')}`);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await bodyOf(response)).toEqual(corpus[path]);
  });

  it('answers HEAD without a body', async () => {
    const response = await server.get(URL_OF_IMAGE, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(await bodyOf(response)).toHaveLength(0);
  });

  it('sends a range', async () => {
    const response = await server.get(URL_OF_IMAGE, { headers: { range: 'bytes=4-9' } });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes 4-9/${bytes.length}`);
    expect(await bodyOf(response)).toEqual(bytes.subarray(4, 10));
  });

  it.each([
    { range: 'bytes=-5', from: -5, to: undefined },
    { range: 'bytes=7-', from: 7, to: undefined },
    { range: 'bytes=0-999999', from: 0, to: undefined },
    { range: 'bytes=0-3, 4-9', from: 0, to: 10 },
  ])('sends the range $range', async ({ range, from, to }) => {
    const response = await server.get(URL_OF_IMAGE, { headers: { range } });
    expect(response.status).toBe(206);
    const part = bytes.subarray(from, to);
    expect(response.headers.get('content-length')).toBe(String(part.length));
    expect(await bodyOf(response)).toEqual(part);
  });

  it.each(['bytes=0-1,5-6', 'bytes=x', 'pages=1-2', 'bytes=-999999'])(
    'sends the whole where the range is %s',
    async (range) => {
      const response = await server.get(URL_OF_IMAGE, { headers: { range } });
      expect(response.status).toBe(200);
      expect(await bodyOf(response)).toEqual(bytes);
    },
  );

  it('sends a range only of the version that the client has', async () => {
    const { headers } = await server.get(URL_OF_IMAGE, { method: 'HEAD' });
    const [etag = '', time = ''] = [headers.get('etag'), headers.get('last-modified')].map(String);
    const statusFor = async (version: string) =>
      (await server.get(URL_OF_IMAGE, { headers: { range: 'bytes=0-1', 'if-range': version } })).status;
    expect(await statusFor(etag)).toBe(206);
    expect(await statusFor(time)).toBe(206);
    for (const other of ['"other"', `W/${etag}`, 'Thu, 01 Jan 1970 00:00:00 GMT', 'no date']) {
      expect(await statusFor(other), other).toBe(200);
    }
  });

  it('answers 412 to a client that asks for another version', async () => {
    const { headers } = await server.get(URL_OF_IMAGE, { method: 'HEAD' });
    const etag = headers.get('etag') ?? '';
    const statusFor = async (name: string, value: string) =>
      (await server.get(URL_OF_IMAGE, { headers: { [name]: value } })).status;
    expect(await statusFor('if-match', `"other", ${etag}`)).toBe(200);
    expect(await statusFor('if-match', '*')).toBe(200);
    expect(await statusFor('if-match', '"other"')).toBe(412);
    expect(await statusFor('if-unmodified-since', headers.get('last-modified') ?? '')).toBe(200);
    expect(await statusFor('if-unmodified-since', 'Thu, 01 Jan 1970 00:00:00 GMT')).toBe(412);
  });

  it('refuses a range beyond the end', async () => {
    const response = await server.get(URL_OF_IMAGE, { headers: { range: 'bytes=999999-' } });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
    expect(await bodyOf(response)).toHaveLength(0);
  });

  it('sends an empty file', async () => {
    await using own = await startServer({ '1-1.png': '' });
    const response = await own.get('/api/images/1-1.png');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('0');
  });

  it('answers 304 to a client that has the image, and 200 once it has changed', async () => {
    await using own = await startServer({ '1-1.png': 'first' });
    const first = await own.get('/api/images/1-1.png');
    const etag = first.headers.get('etag') ?? '';
    const since = first.headers.get('last-modified') ?? '';
    expect(etag).toMatch(/^"/);
    expect((await own.get('/api/images/1-1.png', { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await own.get('/api/images/1-1.png', { headers: { 'if-modified-since': since } })).status).toBe(
      304,
    );
    await own.folder.write('1-1.png', 'again');
    const changed = await own.get('/api/images/1-1.png', { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toBe('again');
  });

  it.each(['missing.png', 'notes.txt', '.hidden.png', 'sub', ''])(
    'answers %j with 404 in JSON',
    async (path) => {
      const response = await server.get(`/api/images/${path}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND', error: expect.any(String) });
    },
  );
});
