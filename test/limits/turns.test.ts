import { afterAll, beforeAll, expect, it } from 'vitest';
import { infotext, pngImage } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';

const GROUPS = 30;
const IMAGES = 100;

let server: TestServer;
beforeAll(async () => {
  const files = Array.from({ length: GROUPS * IMAGES }, (_, index): [string, Uint8Array] => {
    const seed = 1000 * Math.floor(index / IMAGES) + (index % IMAGES);
    return [`${index}-${seed}.png`, pngImage(infotext({ seed: String(seed) }))];
  });
  server = await startServer(Object.fromEntries(files), { checkOutput: false });
  await server.catalog.idle();
}, 60_000);
afterAll(() => server[Symbol.asyncDispose]());

const pages = Array.from(
  { length: 29 },
  (_, step) => `a${step}: groups(rule: { step: ${step}, splitBy: [prompt] }, first: 500) { nodes { id } }`,
);

it.each([
  [
    'the metadata of very many images',
    '{ directory { groups(first: 100) { nodes { images(first: 100) { nodes { metadata { prompt } } } } } } }',
  ],
  ['very many pages of groups', `{ directory { ${pages.join(' ')} } }`],
])('others have their turns beside a query for %s', { timeout: 30_000 }, async (_name, query) => {
  const progress = { isDone: false };
  const hostile = server.graphql(query).finally(() => {
    progress.isDone = true;
  });
  let answered = 0;
  while (!progress.isDone) {
    await (await server.get('/healthz')).text();
    answered++;
  }
  expect((await hostile).errors).toBeUndefined();
  expect(answered).toBeGreaterThan(10);
});
