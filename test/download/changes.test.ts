import { symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Folder, infotext, makeFolder, pngImage } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { beginDownload, groupId, metadataOf, openFilesIn, restOf, textOf } from './support.js';

/** More than lies between a server and a client that takes nothing. */
const LARGE = 32 * 1024 * 1024;

const PATIENT = { timeout: 10_000 };

/** Four images, of which the first is large. */
async function makeGroup(): Promise<Folder> {
  const folder = await makeFolder(
    Object.fromEntries([1, 2, 3, 4].map((seed) => [`1-${seed}.png`, pngImage(infotext())])),
  );
  await truncate(join(folder.path, '1-1.png'), LARGE);
  return folder;
}

describe('while a group is downloaded', () => {
  it('an image that goes is told of, and the others are there', async () => {
    await using server = await startServer(await makeGroup());
    const answer = await beginDownload(server, await groupId(server));
    await server.folder.remove('1-3.png');
    const files = await restOf(answer);
    expect(Object.keys(files)).toEqual([
      '1-1.png',
      '1-2.png',
      '1-4.png',
      'metadata.json',
      'metadata.csv',
      'missing.txt',
    ]);
    expect(textOf(files, 'missing.txt')).toBe('1-3.png: There is no such file or directory.\n');
    expect(metadataOf(files)[2]).toMatchObject({
      file: null,
      path: '1-3.png',
      error: { code: 'NOT_FOUND', message: 'There is no such file or directory.' },
    });
    expect(metadataOf(files)[3]).toMatchObject({ file: '1-4.png', error: null });
    expect(textOf(files, 'metadata.csv')).toContain('\r\n,1-3.png,1-3.png,1,3,');
  });

  it('a link out of the base directory that takes the place of an image is not followed', async () => {
    await using secret = await makeFolder({ '1-1.png': 'secret' });
    await using server = await startServer(await makeGroup());
    const answer = await beginDownload(server, await groupId(server));
    await server.folder.remove('1-2.png');
    await symlink(join(secret.path, '1-1.png'), join(server.folder.path, '1-2.png'));
    const files = await restOf(answer);
    expect(files).not.toHaveProperty(['1-2.png']);
    expect(metadataOf(files)[1]).toMatchObject({ file: null, error: { code: 'FORBIDDEN' } });
    expect(textOf(files, 'missing.txt')).not.toContain(secret.path);
  });

  it('an image that becomes shorter is told of', async () => {
    await using server = await startServer(await makeGroup());
    const answer = await beginDownload(server, await groupId(server));
    await truncate(join(server.folder.path, '1-1.png'), 1024);
    const files = await restOf(answer);
    expect(files['1-1.png']?.length).toBeLessThan(LARGE);
    expect(metadataOf(files)[0]).toMatchObject({ file: '1-1.png', error: { code: 'UNREADABLE_IMAGE' } });
    expect(textOf(files, 'missing.txt')).toBe('1-1.png: The file could not be read to its end.\n');
    expect(Object.keys(files)).toContain('1-4.png');
  });

  it.skipIf(process.platform !== 'linux')('one image is open, and none once the client leaves', async () => {
    await using server = await startServer(await makeGroup());
    const answer = await beginDownload(server, await groupId(server));
    await expect.poll(() => openFilesIn(server.folder.path), PATIENT).toEqual(['1-1.png']);
    answer.destroy();
    await expect.poll(() => openFilesIn(server.folder.path), PATIENT).toEqual([]);
  });
});
