import { once } from 'node:events';
import { utimes } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';

const PAGE = '<!doctype html><script type="module" src="/assets/index-1a2b3c4d.js"></script>';
const SCRIPT = `console.log("hello");${'/* long */'.repeat(500)}`;

let page: Folder;
let server: TestServer;
beforeAll(async () => {
  page = await makeFolder({
    'web/index.html': PAGE,
    'web/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'web/assets/index-1a2b3c4d.js': SCRIPT,
    'web/assets/index-6b7c8d9e.js': 'built',
    'web/assets/index-6b7c8d9e.js.br': brotliCompressSync('built as br'),
    'web/assets/index-6b7c8d9e.js.gz': gzipSync('built as gzip'),
    'web/assets/index-5e6f7a8b.css': 'body{color:red}',
    'web/assets/inter-9c0d1e2f.woff2': 'font',
    'web/assets/logo-3a4b5c6d.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'web/.hidden': 'hidden',
    'secret.txt': 'secret',
  });
  server = await startServer({}, { webDirectory: join(page.path, 'web') });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await page[Symbol.asyncDispose]();
});

/** Asks for a path as it is written, which `fetch` does not. */
async function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { hostname, port } = new URL(server.url);
  const [answer]: IncomingMessage[] = await once(get({ hostname, port, path, headers }), 'response');
  if (answer === undefined) throw new Error('there is no answer');
  return answer;
}

describe('the web page', () => {
  it.each(['/', '/?dir=a/b&q=cat'])('is at %s', async (path) => {
    const response = await server.get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe(PAGE);
  });

  it.each(['/index.html', '/groups', '/settings/x', '/assets', '/assets/', '/.hidden'])(
    'is not at %s',
    async (path) => {
      const response = await server.get(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ error: 'There is no such route.', code: 'NOT_FOUND' });
    },
  );

  it('answers HEAD without a body, and nothing else but GET', async () => {
    const response = await server.get('/', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(PAGE.length));
    expect(await response.text()).toBe('');
    expect((await server.get('/', { method: 'POST' })).status).toBe(404);
  });

  it('is not sent again while it is the same', async () => {
    const { headers } = await ask('/');
    const { etag = '' } = headers;
    const again = await ask('/', { 'if-none-match': etag });
    expect(again.statusCode).toBe(304);
    expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
    expect(await text(again)).toBe('');
    expect((await ask('/', { 'if-none-match': 'W/"other"' })).statusCode).toBe(200);
  });

  it('is sent again where only its content has changed, not its length, its time or its name', async () => {
    await using folder = await makeFolder();
    const sent: string[] = [];
    for (const name of ['aaaaaaaa', 'bbbbbbbb']) {
      await folder.write('index.html', `<script src="/assets/index-${name}.js"></script>`);
      await utimes(join(folder.path, 'index.html'), 499162500, 499162500);
      await using other = await startServer({}, { webDirectory: folder.path });
      const { headers } = await other.get('/');
      sent.push(headers.get('etag') ?? '');
      expect(headers.get('last-modified')).toBeNull();
    }
    expect(sent[0]).not.toBe(sent[1]);
  });

  it('runs and shows nothing but what came with it', async () => {
    const { headers } = await server.get('/');
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect(Object.fromEntries(policy)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' blob: data:",
      'media-src': "'self' blob:",
      'connect-src': "'self'",
      'font-src': "'self'",
      'worker-src': "'self' blob:",
      'manifest-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'seedroll',
    });
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('leaves the policy of the page of the API as it is', async () => {
    const { headers } = await server.get('/api/docs');
    expect(headers.get('content-security-policy')).toContain("style-src 'self' https: 'unsafe-inline'");
  });
});

describe('what the page loads', () => {
  it.each([
    ['/assets/index-1a2b3c4d.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-5e6f7a8b.css', 'text/css; charset=utf-8'],
    ['/assets/inter-9c0d1e2f.woff2', 'font/woff2'],
    ['/assets/logo-3a4b5c6d.svg', 'image/svg+xml'],
  ])('%s never changes under its name', async (path, type) => {
    const response = await server.get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('is compressed for clients that ask for it', async () => {
    const response = await server.get('/assets/index-1a2b3c4d.js', { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('vary')).toContain('Accept-Encoding');
    expect(await response.text()).toBe(SCRIPT);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('is sent as the build has compressed it, as %s', async (encoding, decompress) => {
    const answer = await ask('/assets/index-6b7c8d9e.js', { 'accept-encoding': encoding });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-type']).toMatch(/^text\/javascript; charset=utf-8$/i);
    expect(answer.headers['vary']).toContain('Accept-Encoding');
    expect(answer.headers['vary']).toContain('Origin');
    expect(String(decompress(await buffer(answer)))).toBe(`built as ${encoding}`);
  });

  it('may change where its name does not tell', async () => {
    const response = await server.get('/icon.svg');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('etag')).toMatch(/^W\/"/);
  });

  it.each([
    '/assets/index-00000000.js',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/..\\..\\secret.txt',
    '/assets/%00',
    '/assets/%',
    '/assets/.%2e/.hidden',
    '//etc/passwd',
  ])('is not found as %s', async (path) => {
    const answer = await ask(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
    expect(JSON.parse(await text(answer))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('without a page, / leads to the page of the API', async () => {
  await using folder = await makeFolder();
  await using bare = await startServer({}, { webDirectory: join(folder.path, 'web') });
  const response = await bare.get('/', { redirect: 'manual' });
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('/api/docs');
  expect((await bare.get('/assets/index-1a2b3c4d.js')).status).toBe(404);
});
