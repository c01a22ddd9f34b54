import { once } from 'node:events';
import { request } from 'node:http';
import type { Filter } from '../../schema/models/filter.js';
import type { ServerOptions } from '../../server/options.js';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';

/** Names that are nearly what is looked for, at each of their letters. */
const DIRECTORY = Array.from({ length: 4 }, () => 'é'.repeat(120)).join('/');

/** A search of a slow library takes many seconds. */
export const SLOW: Filter = {
  any: Array.from({ length: 40 }, () => ({ path: `*${'?'.repeat(240)}ü*` })),
};

/** `SLOW` as a field of a query. What need not be encoded is not: a URL may have some 16 kB. */
export const SLOW_QUERY = `filter=${encodeURIComponent(JSON.stringify(SLOW)).replaceAll('%3F', '?')}`;

/** A server in which `SLOW` is slow, and which has one picture of a fox. Its catalog is a file, whose searches have a thread. */
export async function startSlowServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const names = Array.from({ length: 4500 }, (_, index) => `${DIRECTORY}/${index}-${2 * index}.png`);
  const data = await makeFolder();
  const server = await startServer(
    {
      ...Object.fromEntries(names.map((name) => [name, 'no image'])),
      '1-1.png': pngImage(infotext({ prompt: 'a fox' })),
    },
    { dataDirectory: data.path, ...options },
  );
  await server.catalog.idle();
  return {
    ...server,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await data[Symbol.asyncDispose]();
    },
  };
}

/** A request; with a body it is a POST of JSON. */
export interface Asked {
  path: string;
  body?: unknown;
}

/** Asks a server, and closes the connection once it works on the answer. */
export async function askAndLeave(server: TestServer, { path, body }: Asked): Promise<void> {
  const asked = request(`${server.url}${path}`, {
    agent: false,
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
  });
  const answered = once(asked, 'response').then(() => {
    throw new Error('it was answered already');
  });
  asked.end(body === undefined ? undefined : JSON.stringify(body));
  await once(asked, 'finish');
  // What is answered later was asked later: by now it is being worked on.
  await server.trpc.library.status.query();
  await server.trpc.directories.list.query({});
  const left = once(asked, 'error');
  asked.destroy(new Error('nobody waits any more'));
  await Promise.race([left, answered]);
}

/** The paths of what is found where a search is soon done, and waits for no other. */
export async function findFox(server: TestServer): Promise<string[]> {
  const { items } = await server.trpc.images.search.query({ query: 'fox' });
  return items.map(({ path }) => path);
}
