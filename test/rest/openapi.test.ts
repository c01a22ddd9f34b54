import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../schema/operations/index.js';
import { at, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({});
});
afterAll(() => server[Symbol.asyncDispose]());

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

describe('the OpenAPI document', () => {
  it('describes every operation, the original routes and the files', async () => {
    const document = await server.json('/api/openapi.json');
    expect(at(document, 'openapi')).toBe('3.1.0');
    const paths = keysOf(at(document, 'paths'));
    const declared = operations.flatMap(({ rest }) => (rest === undefined ? [] : [`/api/v1${rest.path}`]));
    const original = [
      '/api/groups',
      '/api/directories',
      '/api/images/{filepath}',
      '/api/metadata/{filepath}',
    ];
    const files = ['/api/v1/download', '/api/v1/groups/{id}/download', '/api/v1/images/{id}/thumbnail'];
    expect(paths.toSorted()).toEqual([...declared, ...original, ...files].toSorted());
  });

  it('refers only to schemas that it holds', async () => {
    const text = await (await server.get('/api/openapi.json')).text();
    const schemas = keysOf(at(JSON.parse(text), 'components', 'schemas'));
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(10);
    for (const name of references) expect(schemas).toContain(name);
  });

  it('describes streams of events, and where they go on', async () => {
    const document = await server.json('/api/openapi.json');
    const events = at(document, 'paths', '/api/v1/library/events', 'get');
    expect(at(events, 'responses', '200', 'content', 'text/event-stream', 'itemSchema')).toEqual({
      $ref: '#/components/schemas/library.onChange.output',
    });
    expect(at(events, 'parameters')).toEqual([
      expect.objectContaining({ name: 'after', in: 'query', required: false }),
      expect.objectContaining({ name: 'Last-Event-ID', in: 'header', required: false }),
      expect.objectContaining({ name: 'directory', in: 'query', required: false }),
    ]);
  });

  it('names each parameter, and whether it is required', async () => {
    const document = await server.json('/api/openapi.json');
    expect(at(document, 'paths', '/api/v1/groups/{id}', 'get', 'parameters', 0)).toMatchObject({
      name: 'id',
      in: 'path',
      required: true,
    });
    expect(at(document, 'paths', '/api/v1/groups', 'get', 'parameters', 0)).toMatchObject({
      name: 'directory',
      in: 'query',
      required: false,
    });
  });
});

describe('the page of the API', () => {
  it('has everything from this server', async () => {
    const page = await (await server.get('/api/docs')).text();
    const references = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, reference = '']) => reference);
    const files = references.filter((reference) => !reference.startsWith('data:'));
    expect(files).toHaveLength(3);
    for (const file of files) {
      expect(file).toMatch(/^\/api\/docs\//);
      expect((await server.get(file)).status).toBe(200);
    }
  });
});

it('/healthz answers 200', async () => {
  expect((await server.get('/healthz')).status).toBe(200);
});
