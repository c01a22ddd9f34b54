import { get, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { helmetOfAll, securityHeaders } from '../../server/security-headers.js';
import { pngImage } from '../support/folder.js';
import { startServer } from '../support/server.js';

const OTHER = { headers: { origin: 'https://example.com' } };
const LOCAL = { headers: { origin: 'http://localhost:3000' } };

describe('the headers that keep browsers safe', () => {
  it('are all that helmet sets', () => {
    const request = new IncomingMessage(new Socket());
    const [ours, helmets] = [new ServerResponse(request), new ServerResponse(request)];
    securityHeaders()(ours);
    helmetOfAll(request, helmets, () => undefined);
    expect(helmets.getHeaderNames().length).toBeGreaterThan(8);
    expect(ours.getHeaders()).toEqual(helmets.getHeaders());
  });

  it('are on refusals of host names too', async () => {
    await using server = await startServer({});
    const asked = get(server.url, { headers: { host: 'example.com' } });
    const answer = await new Promise<IncomingMessage>((resolve) => asked.once('response', resolve));
    asked.destroy();
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('whether an answer depends on who asks', () => {
  it.each(['/api/groups', '/api/images/1-1.png', '/api/v1/server', '/trpc/server.info', '/none'])(
    '%s tells caches, whoever asks',
    async (path) => {
      await using server = await startServer({ '1-1.png': pngImage() });
      for (const init of [undefined, OTHER, LOCAL]) {
        const { headers } = await server.get(path, init);
        expect(
          headers
            .get('vary')
            ?.split(', ')
            .filter((name) => name === 'Origin'),
        ).toEqual(['Origin']);
      }
    },
  );

  it('is no matter where everybody may read', async () => {
    await using server = await startServer({}, { corsOrigins: ['*'] });
    const { headers } = await server.get('/api/groups');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('vary') ?? '').not.toContain('Origin');
  });
});

describe('answers below /api', () => {
  it.each([
    ['/api/groups', 'no-cache'],
    ['/API/groups?search=a', 'no-cache'],
    ['/api/v1/server', 'no-cache'],
    ['/api/none', 'no-cache'],
    ['/api', 'no-cache'],
    ['/apiary', null],
    ['/healthz', null],
  ])('%s is asked for anew: %s', async (path, expected) => {
    await using server = await startServer({});
    const { headers } = await server.get(path);
    expect(headers.get('cache-control')).toBe(expected);
  });
});
