import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.js';
import { at, startServer } from '../support/server.js';

const FILES = 200_000;

describe('a directory of 200 thousand files', () => {
  it(
    'is known by its names long before its metadata are read, and others answer meanwhile',
    { timeout: 120_000 },
    async () => {
      const folder = await makeFolder();
      for (let file = 0; file < FILES; file++) {
        const group = Math.floor(file / 10);
        writeFileSync(join(folder.path, `${group}-${2 * group + file}.png`), '');
      }
      await using server = await startServer(folder, { watch: true });
      const state = { isListed: false };
      const page = server.trpc.groups.list.query({ directory: '', limit: 2 }).then((groups) => {
        state.isListed = true;
        return groups;
      });
      let answers = 0;
      while (!state.isListed) {
        expect((await server.get('/healthz')).status).toBe(200);
        answers++;
      }
      expect(answers).toBeGreaterThan(1);
      expect(await page).toMatchObject({
        total: FILES / 10,
        items: [
          { number: 1, count: 10 },
          { number: 2, count: 10 },
        ],
      });
      expect((await server.catalog.status()).unparsed).toBeGreaterThan(0);
      expect(at(await server.json('/api/directories'), 'total_images_in_current')).toBe(FILES);
      // What comes while it is read is there at once.
      await folder.write('0-999999999.png', '');
      expect(at(await server.json('/api/directories'), 'total_images_in_current')).toBe(FILES + 1);
      expect((await server.catalog.status()).unparsed).toBeGreaterThan(0);
    },
  );
});
