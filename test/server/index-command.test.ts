import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boundUser, runCli, runCliAs } from '../support/cli.js';
import { infotext, makeFolder, pngImage } from '../support/folder.js';

const image = (prompt: string): Buffer => pngImage(infotext({ prompt }));

async function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  await using started = runCli(...args);
  return await started.ended();
}

describe('seedroll index', () => {
  it('says what is in a folder, and what cannot be read', async ({ skip }) => {
    const user = boundUser();
    if (user === null) skip('root reads everything, and no other user can run the program here');
    await using folder = await makeFolder({
      '1-1.png': image('a cat'),
      '1-2.png': pngImage(),
      'a/5-7.png': image('a dog'),
      'a/locked.png': image('a secret'),
    });
    await chmod(folder.path, 0o755);
    await chmod(join(folder.path, 'a/locked.png'), 0);
    await using data = await makeFolder();
    await chmod(data.path, 0o777);
    await using started = runCliAs(user ?? {}, 'index', folder.path, '--data-dir', join(data.path, 'own'));
    const { code, stdout } = await started.ended();
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      '4 images in 2 directories, 3 groups',
      '2 with metadata, 1 without, 1 unreadable',
      '  a/locked.png: no permission to read the file',
    ]);
    expect(code).toBe(0);
  });

  it('keeps a catalog, and reads only what is new the next time', async () => {
    await using folder = await makeFolder({ '1-1.png': image('a cat') });
    await using data = await makeFolder();
    const args = ['index', folder.path, '--json', '--data-dir', data.path];
    expect(JSON.parse((await run(...args)).stdout)).toMatchObject({ images: 1, parsed: 1, catalog: 'file' });
    await folder.write('1-2.png', image('a dog'));
    expect(JSON.parse((await run(...args, '--full')).stdout)).toMatchObject({
      phase: 'idle',
      images: 2,
      groups: 1,
      parsed: 2,
      unparsed: 0,
      unreadableImages: [],
    });
  });

  it('says in one line that there is no such folder', async () => {
    const { code, stderr } = await run('index', '/nowhere/at/all');
    expect(stderr).toBe('seedroll: the base directory does not exist: /nowhere/at/all\n');
    expect(code).toBe(1);
  });
});

describe('seedroll groups', () => {
  it('prints one JSON object a line, all images of each group in it', async () => {
    await using folder = await makeFolder({
      'b/1-1.png': image('a cat'),
      'b/1-2.png': image('a cat'),
      'a/1-18446744073709551615.png': image('a dog'),
    });
    const { code, stdout } = await run('groups', folder.path);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      {
        number: 1,
        directory: 'a',
        count: 1,
        firstSeed: '18446744073709551615',
        metadata: { prompt: 'a dog' },
      },
      { number: 2, count: 2, images: [{ path: 'b/1-1.png' }, { path: 'b/1-2.png' }] },
    ]);
    expect(code).toBe(0);
  });

  it('prints those that a search finds, with their numbers among all', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': image('a cat'), 'b/1-1.png': image('a DOG') });
    const { stdout } = await run('groups', folder.path, '--search', 'Dog');
    expect(JSON.parse(stdout)).toMatchObject({ number: 2, directory: 'b' });
  });
});
