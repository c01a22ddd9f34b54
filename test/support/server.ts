import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client';
import type { AppRouter } from '../../router/trpc.js';
import { type RunningServer, serve } from '../../server/serve.js';
import type { ServerOptions } from '../../server/options.js';
import { type Folder, makeFolder } from './folder.js';

/** A server over a folder of its own, and ways to ask it. */
export interface TestServer extends AsyncDisposable {
  folder: Folder;
  url: string;
  activity: RunningServer['catalog']['activity'];
  catalog: RunningServer['catalog'];
  trpc: TRPCClient<AppRouter>;
  get(path: string, init?: RequestInit): Promise<Response>;
  /** The parsed body of an answer. */
  json(path: string): Promise<unknown>;
  graphql(query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
}

export interface GraphQLAnswer {
  data?: unknown;
  errors?: { message: string; extensions: { code: string; field?: string } }[];
}

/** Serves the files of `files`, or a folder made before, on a free port of this machine. */
export async function startServer(
  files: Record<string, Uint8Array | string> | Folder,
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const folder = isFolder(files) ? files : await makeFolder(files);
  const server = await serve({
    baseDirectory: folder.path,
    host: '127.0.0.1',
    port: 0,
    checkOutput: true,
    dataDirectory: null,
    workers: { threads: 1 },
    ...options,
  });
  const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);
  return {
    folder,
    url: server.url,
    activity: server.catalog.activity,
    catalog: server.catalog,
    trpc: createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${server.url}/trpc` })] }),
    get,
    async json(path) {
      const body: unknown = await (await get(path)).json();
      return body;
    },
    async graphql(query, variables) {
      const response = await get('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return readAnswer(await response.json());
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

function isFolder(files: object): files is Folder {
  return Symbol.asyncDispose in files;
}

function readAnswer(body: unknown): GraphQLAnswer {
  if (typeof body === 'object' && body !== null) return body;
  throw new Error('GraphQL answered with something else than an object');
}

/** What stands at a path in a value of unknown form, such as `at(body, 'groups', 0, 'prompt')`. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null ? Reflect.get(current, key) : undefined,
    value,
  );
}
