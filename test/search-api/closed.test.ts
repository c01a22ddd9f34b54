import { once } from 'node:events';
import { request } from 'node:http';
import { expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { startServer } from '../support/server.js';

/** Names that are nearly what is looked for, at each of their letters: many seconds of work. */
const DIRECTORY = Array.from({ length: 4 }, () => 'é'.repeat(120)).join('/');
const NEARLY = { any: Array.from({ length: 100 }, () => ({ path: `*${'?'.repeat(240)}ü*` })) };

it('a closed connection ends the search that it has asked for', { timeout: 15_000 }, async () => {
  const files = Array.from({ length: 1500 }, (_, index): [string, string] => [
    `${DIRECTORY}/${index}.png`,
    'no image',
  ]);
  // On disk, where searches have a thread of their own.
  await using data = await makeFolder();
  await using server = await startServer(
    { ...Object.fromEntries(files), '1-1.png': pngImage(infotext({ prompt: 'a fox' })) },
    { dataDirectory: data.path },
  );
  await server.catalog.idle();
  const body = JSON.stringify({
    query: 'query ($filter: FilterInput) { searchImages(filter: $filter) { totalCount } }',
    variables: { filter: NEARLY },
  });
  for (let turn = 0; turn < 3; turn++) {
    const asked = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    asked.end(body);
    await once(asked, 'finish');
    // What is answered later was asked later: by now the search goes on.
    await server.trpc.library.status.query();
    await server.trpc.directories.list.query({});
    const left = once(asked, 'error');
    asked.destroy(new Error('nobody waits any more'));
    await left;
  }
  const { items } = await server.trpc.images.search.query({ query: 'fox' });
  expect(items.map(({ path }) => path)).toEqual(['1-1.png']);
});
