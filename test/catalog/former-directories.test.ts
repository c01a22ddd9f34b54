import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { imagesOn } from '../support/mirror.js';
import { startServer, type TestServer } from '../support/server.js';

const image = pngImage(infotext());
const FILES = { '1-1.png': image, 'd/1-1.png': image, 'd/sub/1-1.png': image, 'd/sub/deep/1-1.png': image };

async function found(server: TestServer): Promise<string[]> {
  const { items } = await server.trpc.images.search.query({ limit: 500 });
  return items.map(({ path }) => path).toSorted((a, b) => a.localeCompare(b));
}

it.each([
  {
    what: 'removed',
    change: (path: string) => rm(join(path, 'd'), { recursive: true }),
  },
  {
    what: 'removed and made anew',
    change: async (path: string, write: (name: string) => Promise<void>) => {
      await rm(join(path, 'd'), { recursive: true });
      await write('d/2-2.png');
    },
  },
  {
    what: 'removed, made anew with others below, and renamed',
    change: async (path: string, write: (name: string) => Promise<void>) => {
      await rm(join(path, 'd'), { recursive: true });
      await write('d/2-2.png');
      await write('d/sub/3-3.png');
      await rename(join(path, 'd'), join(path, 'e'));
    },
  },
  {
    what: 'renamed, with one below it that goes',
    change: async (path: string) => {
      await rename(join(path, 'd'), join(path, 'e'));
      await rm(join(path, 'e/sub'), { recursive: true });
    },
  },
])('of a directory that was $what, searches find what the disk holds', async ({ change }) => {
  await using folder = await makeFolder(FILES);
  await using server = await startServer(folder, { watch: false });
  await server.catalog.idle();
  for (let round = 0; round < 2; round++) {
    await change(folder.path, (name) => folder.write(name, image));
    expect(await found(server)).toEqual(await imagesOn(folder));
    await server.catalog.idle();
    expect(await found(server)).toEqual(await imagesOn(folder));
    await server.catalog.rescan('quick');
    expect(await found(server)).toEqual(await imagesOn(folder));
    expect(await server.catalog.status()).toMatchObject({ images: (await imagesOn(folder)).length });
    for (const [name, bytes] of Object.entries(FILES)) await folder.write(name, bytes);
    await rm(join(folder.path, 'e'), { recursive: true, force: true });
    await server.catalog.rescan('quick');
  }
});
