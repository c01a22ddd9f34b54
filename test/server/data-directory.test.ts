import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dataDirectory } from '../../server/data-directory.js';
import { makeFolder } from '../support/folder.js';

afterEach(() => vi.unstubAllEnvs());

describe('the data directory', () => {
  it('is one per base directory in the cache folder of the user', async () => {
    await using one = await makeFolder();
    await using other = await makeFolder();
    expect(dataDirectory(one.path, undefined)).toBe(dataDirectory(`${one.path}/.`, undefined));
    expect(dataDirectory(one.path, undefined)).not.toBe(dataDirectory(other.path, undefined));
    expect(dataDirectory(one.path, undefined)).toContain('seedroll');
  });

  it('is the one that was given', async () => {
    await using base = await makeFolder();
    await using given = await makeFolder();
    expect(dataDirectory(base.path, `${given.path}/new`)).toBe(`${given.path}/new`);
  });

  it.each(['', '/', '/data', '/deep/er'])('is never in the base directory (%j)', async (below) => {
    await using base = await makeFolder();
    expect(() => dataDirectory(base.path, base.path + below)).toThrow(/outside the base directory/);
  });

  it('leaves the cache folder where that is in the base directory', async () => {
    await using home = await makeFolder();
    vi.stubEnv('XDG_CACHE_HOME', `${home.path}/.cache`);
    expect(dataDirectory(home.path, undefined)).toMatch(new RegExp(`^${tmpdir()}/seedroll/`));
  });
});
