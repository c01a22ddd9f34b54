import { expect, it } from 'vitest';
import { pngImage } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { watchedClient } from './watched-client.js';

it('a quick answer does not wait for a slow one of the same batch', async () => {
  const taskModule = new URL('../workers/misbehaving-task.ts', import.meta.url);
  await using server = await startServer(
    { 'hang.png': pngImage() },
    { workers: { threads: 1, fileTimeout: 500, taskModule } },
  );
  const { client, requests } = watchedClient(server.url);
  const answered: string[] = [];
  await Promise.allSettled([
    client.metadata.get.query({ path: 'hang.png' }).finally(() => answered.push('slow')),
    client.server.info.query().finally(() => answered.push('quick')),
  ]);
  expect(requests).toHaveLength(1);
  expect(answered).toEqual(['quick', 'slow']);
});
