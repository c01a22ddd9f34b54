import { describe, expect, it } from 'vitest';
import { makeFolder, infotext, pngImage } from '../support/folder.js';
import { SeedrollError } from '../../schema/errors.js';
import { createParser } from '../../workers/pool.js';

const misbehaving = {
  taskModule: new URL('./misbehaving-task.ts', import.meta.url),
  threads: 2,
  batchSize: 4,
  fileTimeout: 200,
};

describe('the pool', () => {
  it('reads files in the order asked for, over several batches and threads', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `${index}-${index}.png`);
    await using folder = await makeFolder(
      Object.fromEntries(names.map((name) => [name, pngImage(infotext({ prompt: `prompt of ${name}` }))])),
    );
    await using parser = createParser({ threads: 2, batchSize: 4 });
    const parsed = await parser.parse(names.map((name) => `${folder.path}/${name}`));
    expect(parsed.map(({ prompt }) => prompt)).toEqual(names.map((name) => `prompt of ${name}`));
  });

  it('answers nothing for nothing', async () => {
    await using parser = createParser({ threads: 1 });
    expect(await parser.parse([])).toEqual([]);
  });

  it.each([
    { fault: 'hang', reason: /took longer than 200 ms/ },
    { fault: 'die', reason: /ended its worker/ },
    { fault: 'throw', reason: /ended its worker/ },
  ])('a file that makes its worker $fault is the only one lost', async ({ fault, reason }) => {
    await using parser = createParser(misbehaving);
    const paths = ['a', 'b', fault, 'c', 'd', 'e'];
    const parsed = await parser.parse(paths);
    expect(parsed.map(({ prompt }) => prompt)).toEqual(['a', 'b', '', 'c', 'd', 'e']);
    expect(parsed.map(({ errors }) => errors.length)).toEqual([0, 0, 1, 0, 0, 0]);
    expect(parsed[2]?.errors[0]).toMatch(reason);
  });

  it('serves others while a file hangs, and afterwards', async () => {
    await using parser = createParser(misbehaving);
    const hanging = parser.parse(['hang']);
    expect((await parser.parse(['a']))[0]?.prompt).toBe('a');
    expect((await hanging)[0]?.errors).toHaveLength(1);
    expect((await parser.parse(['b']))[0]?.prompt).toBe('b');
  });

  it('tells BUSY beyond its queue, and loses nothing that waits', async () => {
    await using parser = createParser({ ...misbehaving, threads: 1, batchSize: 1, maxQueue: 1 });
    const results = await Promise.allSettled(['hang', 'a', 'b', 'c'].map((path) => parser.parse([path])));
    const codes = results.map((result) => {
      const reason: unknown = result.status === 'rejected' ? result.reason : undefined;
      return reason instanceof SeedrollError ? reason.code : result.status;
    });
    expect(codes.filter((code) => code === 'BUSY').length).toBeGreaterThan(0);
    expect(codes.filter((code) => code === 'fulfilled').length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['BUSY', 'fulfilled']));
  });

  it('begins nothing more once nobody waits', async () => {
    await using parser = createParser({ ...misbehaving, threads: 1 });
    await expect(parser.parse(['a'], AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
