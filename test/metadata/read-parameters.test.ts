import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParameters } from '../../metadata/index.js';
import { emptyMetadata } from '../../schema/models/empty-metadata.js';
import { makeFolder, pngImage } from '../support/folder.js';
import { becomeBoundUser } from '../support/users.js';
import { INFOTEXT, INFOTEXT_METADATA } from '../support/metadata-files.js';

describe('readParameters', () => {
  it('reads the file at a path', async () => {
    await using folder = await makeFolder({ 'deep/00001-1337.png': pngImage(INFOTEXT) });
    const metadata = readParameters(join(folder.path, 'deep', '00001-1337.png'));
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, format: 'png', warnings: [], errors: [] });
  });

  it.each([
    { name: 'a missing file', path: 'missing.png', reason: 'the file does not exist' },
    { name: 'a file in a missing directory', path: 'missing/a.png', reason: 'the file does not exist' },
    { name: 'a directory', path: 'directory.png', reason: 'the path is a directory' },
    { name: 'a file below a file', path: 'a.png/b.png', reason: 'the file cannot be read (ENOTDIR)' },
    { name: 'a link to itself', path: 'loop.png', reason: 'the file cannot be read (ELOOP)' },
    { name: 'a link to nothing', path: 'nowhere.png', reason: 'the file does not exist' },
    {
      name: 'a name that is too long',
      path: `${'x'.repeat(300)}.png`,
      reason: 'the file cannot be read (ENAMETOOLONG)',
    },
    { name: 'a name with a NUL', path: 'a\0.png', reason: 'the file cannot be read (ERR_INVALID_ARG_VALUE)' },
  ])('gives a reason for $name', async ({ path, reason }) => {
    await using folder = await makeFolder({ 'a.png': pngImage(INFOTEXT), 'directory.png/b.png': pngImage() });
    await symlink('loop.png', join(folder.path, 'loop.png'));
    await symlink('gone.png', join(folder.path, 'nowhere.png'));
    const metadata = readParameters(join(folder.path, path));
    expect(metadata).toEqual({ ...emptyMetadata(), errors: [reason] });
    expect(JSON.stringify(metadata)).not.toContain(folder.path);
  });

  it('gives a reason for a file that may not be read', async () => {
    await using folder = await makeFolder({ 'a.png': pngImage(INFOTEXT) });
    await chmod(join(folder.path, 'a.png'), 0);
    using _user = becomeBoundUser();
    const metadata = readParameters(join(folder.path, 'a.png'));
    expect(metadata).toEqual({ ...emptyMetadata(), errors: ['no permission to read the file'] });
  });

  it('gives a warning, no error, for an empty file', async () => {
    await using folder = await makeFolder({ 'a.png': '' });
    const metadata = readParameters(join(folder.path, 'a.png'));
    expect(metadata).toEqual({ ...emptyMetadata(), warnings: ['the file is empty'] });
  });

  it('leaves no file open', async () => {
    await using folder = await makeFolder({ 'a.png': pngImage(INFOTEXT), 'b.png': 'no image' });
    // More than the usual limit of open files.
    for (let count = 0; count < 3000; count++) {
      expect(readParameters(join(folder.path, 'a.png')).errors).toEqual([]);
      expect(readParameters(join(folder.path, 'b.png')).errors).toEqual([]);
    }
  });
});
