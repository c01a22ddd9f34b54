import { describe, expect, it } from 'vitest';
import { hostOf, isAllowedHost } from '../../server/hosts.js';
import { startServer } from '../support/server.js';

describe('host names', () => {
  it.each([
    'localhost',
    '127.0.0.1',
    '192.168.1.7',
    '[::1]',
    'nas',
    'nas.local',
    'Nas.LAN',
    'pics.home.arpa',
    'x.localhost.',
  ])('%s cannot be pointed here by a stranger', (host) => expect(isAllowedHost(host, [])).toBe(true));

  it.each(['example.com', 'localhost.example.com', '127.0.0.1.example.com', 'a.internal.example'])(
    '%s is refused until it is allowed',
    (host) => {
      expect(isAllowedHost(host, [])).toBe(false);
      expect(isAllowedHost(host, [host.toUpperCase()])).toBe(true);
    },
  );

  it.each([
    ['localhost:5000', 'localhost'],
    ['[::1]:5000', '[::1]'],
    ['http://nas:3000', 'nas'],
    ['null', 'null'],
    ['', null],
    ['a b', null],
  ])('are taken out of %j', (address, host) => expect(hostOf(address)).toBe(host));
});

describe('pages of other origins', () => {
  async function allowedOrigin(origin: string, corsOrigins: string[] = []): Promise<string | null> {
    await using server = await startServer({}, { corsOrigins });
    const response = await server.get('/api/groups', { headers: { origin } });
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    return response.headers.get('access-control-allow-origin');
  }

  it('on this machine and the local network may read answers', async () => {
    expect(await allowedOrigin('http://localhost:3000')).toBe('http://localhost:3000');
    expect(await allowedOrigin('http://192.168.1.7:8080')).toBe('http://192.168.1.7:8080');
  });

  it('elsewhere may not, until they are named', async () => {
    expect(await allowedOrigin('https://example.com')).toBeNull();
    expect(await allowedOrigin('null')).toBeNull();
    expect(await allowedOrigin('http://203.0.113.9')).toBeNull();
    expect(await allowedOrigin('http://[2001:db8::1]')).toBeNull();
    expect(await allowedOrigin('chrome-extension://abcdef')).toBeNull();
    expect(await allowedOrigin('https://example.com', ['https://example.com'])).toBe('https://example.com');
    expect(await allowedOrigin('https://example.com', ['*'])).toBe('*');
  });

  it('have the same policy at every API', async () => {
    await using server = await startServer({});
    for (const path of [
      '/api/groups',
      '/api/v1/server',
      '/trpc/server.info',
      '/graphql?query={server{version}}',
    ]) {
      const policy = async (origin: string) =>
        (await server.get(path, { headers: { origin } })).headers.get('access-control-allow-origin');
      expect(await policy('https://example.com'), path).toBeNull();
      expect(await policy('http://localhost:3000'), path).toBe('http://localhost:3000');
    }
  });
});

describe('every answer', () => {
  it.each(['/api/groups', '/api/images/missing.png', '/api/docs', '/trpc/server.info', '/nothing'])(
    '%s has the headers that keep browsers safe',
    async (path) => {
      await using server = await startServer({});
      const { headers } = await server.get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );
});
