import { symlink } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, infotext, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';

const SECRET = 'the secret beside the base directory';

let server: TestServer;
let outside: string;
beforeAll(async () => {
  const parent = await makeFolder({
    'base/in/1-1.png': pngImage(infotext()),
    'base/empty.png': '',
    'base/random.png': Buffer.from(Array.from({ length: 999 }, (_, index) => (index * index * 31) % 251)),
    'base/cut.png': pngImage(infotext()).subarray(0, 60),
    'base/text.webp': 'no image at all',
    'base/misnamed.jpg': pngImage(infotext({ prompt: 'a PNG by content' })),
    'base-sibling/1-1.png': SECRET,
    'secret.png': SECRET,
  });
  outside = parent.path;
  await symlink('../secret.png', `${outside}/base/out.png`);
  await symlink('../base-sibling', `${outside}/base/side`);
  server = await startServer({ ...parent, path: `${outside}/base` });
});
afterAll(() => server[Symbol.asyncDispose]());

/** A request whose path goes out as it is: fetch would resolve `..` first. */
function rawGet(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

const climbs = [
  '../secret.png',
  '%2e%2e/secret.png',
  '..%2fsecret.png',
  '%2e%2e%2fsecret.png',
  '%252e%252e%252fsecret.png',
  '..%5csecret.png',
  'in/../../secret.png',
  'in%2f..%2f..%2fsecret.png',
  '../base-sibling/1-1.png',
  '%2e%2e/base-sibling/1-1.png',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  '%5cetc%5cpasswd',
  'in/1-1.png%00',
  '%00',
  'out.png',
  'side/1-1.png',
  'C:%5cWindows',
];

const doors = [
  (path: string) => `/api/images/${path}`,
  (path: string) => `/api/metadata/${path}`,
  (path: string) => `/api/images/1-1.png?directory=${path}`,
  (path: string) => `/api/metadata/1-1.png?directory=${path}`,
  (path: string) => `/api/groups?directory=${path}`,
  (path: string) => `/api/directories?path=${path}`,
  (path: string) => `/api/v1/groups?directory=${path}`,
  (path: string) => `/api/v1/directories?path=${path}`,
  (path: string) => `/api/v1/images?directory=${path}`,
  (path: string) => `/api/v1/metadata?path=${path}`,
];

describe.each(doors.map((door) => ({ door, name: door('…') })))('through $name', ({ door }) => {
  it.each(climbs)('%s reaches nothing outside', async (path) => {
    const { status, body } = await rawGet(door(path));
    expect([403, 404]).toContain(status);
    expect(body).not.toContain(SECRET);
    expect(body).not.toContain(outside);
    expect(at(JSON.parse(body), 'code')).toBe(status === 403 ? 'FORBIDDEN' : 'NOT_FOUND');
  });
});

describe.each(['../secret.png', '/etc/passwd', 'out.png', '..\\secret.png', 'in\0'])('%j', (path) => {
  const encode = (prefix: string) => prefix + Buffer.from(path).toString('base64url');

  it('reaches nothing through tRPC', async () => {
    const attempts = [
      server.trpc.metadata.get.query({ path }),
      server.trpc.groups.list.query({ directory: path }),
      server.trpc.images.list.query({ directory: path }),
      server.trpc.images.get.query({ id: encode('i') }),
      server.trpc.groups.get.query({ id: encode('g') }),
      server.trpc.images.list.query({ group: encode('g') }),
    ];
    for (const result of await Promise.allSettled(attempts)) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { data: { code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) } },
      });
    }
  });

  it('reaches nothing through GraphQL', async () => {
    const { data, errors } = await server.graphql(
      'query ($path: String!, $image: ID!, $group: ID!) { directory(path: $path) { path } image(id: $image) { path } group(id: $group) { id } }',
      { path, image: encode('i'), group: encode('g') },
    );
    expect(data).toEqual({ directory: null, image: null, group: null });
    for (const { extensions } of errors ?? []) expect(['FORBIDDEN', 'NOT_FOUND']).toContain(extensions.code);
    expect(errors).toHaveLength(3);
  });
});

describe('values of the wrong form', () => {
  it.each([
    { query: 'groups?limit=-1', field: 'limit' },
    { query: 'groups?limit=0', field: 'limit' },
    { query: 'groups?limit=many', field: 'limit' },
    { query: 'groups?limit=1.5', field: 'limit' },
    { query: 'groups?limit=100000', field: 'limit' },
    { query: 'groups?recursive=perhaps', field: 'recursive' },
    { query: 'groups?direction=sideways', field: 'direction' },
    { query: 'groups?direcotry=in', field: 'direcotry' },
    { query: 'groups?directory=a&directory=b', field: 'directory' },
    { query: 'groups?cursor=nonsense', field: 'cursor' },
    { query: 'images?directory=in&group=x', field: 'directory' },
    { query: 'images', field: 'directory' },
    { query: 'metadata', field: 'path' },
    { query: 'directories?cursor=nonsense', field: 'cursor' },
  ])('/api/v1/$query is INVALID_INPUT of $field', async ({ query, field }) => {
    const response = await server.get(`/api/v1/${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'INVALID_INPUT',
      field,
      error: expect.stringContaining(field),
    });
  });

  it('the original routes name the field too', async () => {
    const response = await server.get('/api/groups?directory=a&directory=b');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'INVALID_INPUT', field: 'directory' });
  });

  it('tRPC and GraphQL name the field', async () => {
    await expect(server.trpc.groups.list.query({ limit: -1 })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST', error: { code: 'INVALID_INPUT', field: 'limit' } },
    });
    const { errors } = await server.graphql('{ directory { groups(first: -1) { totalCount } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'limit' });
  });
});

describe('damaged files', () => {
  it.each([
    { path: 'empty.png', warning: /empty/ },
    { path: 'random.png', warning: /no image/ },
    { path: 'cut.png', warning: /cut off/ },
    { path: 'text.webp', warning: /no image/ },
  ])('$path is served as a file, with empty metadata and a warning', async ({ path, warning }) => {
    expect((await server.get(`/api/images/${path}`)).status).toBe(200);
    const body = await server.json(`/api/metadata/${path}`);
    expect(at(body, 'metadata')).toEqual({
      raw_metadata: '',
      prompt: '',
      prompt_words: [],
      negative_prompt: '',
      generation_params: {},
    });
    const { warnings } = await server.trpc.metadata.get.query({ path });
    expect(warnings.join()).toMatch(warning);
  });

  it('do not keep the others from being listed', async () => {
    expect(at(await server.json('/api/groups'), 'total_groups')).toBe(6);
  });

  it('a misnamed file is read by its content', async () => {
    expect(at(await server.json('/api/metadata/misnamed.jpg'), 'metadata', 'prompt')).toBe(
      'a PNG by content',
    );
  });
});

describe('requests of the wrong form', () => {
  it('an unknown route is 404 in JSON', async () => {
    const response = await server.get('/api/nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('GraphQL takes JSON alone, of bounded size', async () => {
    const form = await server.get('/graphql', {
      method: 'POST',
      body: new URLSearchParams({ query: '{ server { version } }' }),
    });
    expect(form.status).toBe(415);
    const large = await server.get('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `# ${'x'.repeat(300_000)}` }),
    });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'TOO_LARGE' });
  });

  it('a batch of more than 20 tRPC calls is refused', async () => {
    const response = await server.get(
      `/trpc/${Array.from({ length: 21 }, () => 'server.info').join(',')}?batch=1&input={}`,
    );
    expect(response.status).toBe(400);
  });

  it('a host name that a stranger could have pointed here is refused', async () => {
    const { hostname, port } = new URL(server.url);
    const status = await new Promise((resolve, reject) => {
      request({ hostname, port, path: '/api/groups', headers: { host: 'evil.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
