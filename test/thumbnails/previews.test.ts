import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { thumbHashToApproximateAspectRatio } from 'thumbhash';
import { infotext, pngImage } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';
import { picture } from './pictures.js';

function idOf(path: string): string {
  return `i${Buffer.from(path).toString('base64url')}`;
}

async function images(server: TestServer, paths: readonly string[]) {
  return (await server.trpc.images.previews.query({ ids: paths.map(idOf) })).items;
}

async function groups(
  server: TestServer,
  question: Parameters<TestServer['trpc']['groups']['index']['query']>[0] = {},
) {
  const { ids } = await server.trpc.groups.index.query(question);
  return (await server.trpc.groups.previews.query({ ids })).items;
}

describe('previews of images', () => {
  it('come in the order of the ids, with null for what is not there', async () => {
    await using server = await startServer({ '1-7.png': await picture(), 'a b/ü#1.png': await picture() });
    const found = await images(server, [
      'a b/ü#1.png',
      'missing.png',
      '1-7.png',
      '1-7.png',
      'a b/missing.png',
    ]);
    expect(found.map((item) => item?.path ?? null)).toEqual([
      'a b/ü#1.png',
      null,
      '1-7.png',
      '1-7.png',
      null,
    ]);
    expect(found[2]).toMatchObject({ directory: '', filename: '1-7.png', fileId: '1', seed: '7' });
  });

  it('give an address of the file itself', async () => {
    await using server = await startServer({ 'a b/ü#1%.png': await picture() });
    const [found] = await images(server, ['a b/ü#1%.png']);
    expect(found?.original).toBe(`/api/images/a%20b/%C3%BC%231%25.png?v=${found?.version}`);
    expect((await server.get(found?.original ?? '')).status).toBe(200);
  });

  it('are null for ids that are hostile', async () => {
    await using server = await startServer({
      '1-1.png': await picture(),
      '.hidden/1-1.png': await picture(),
    });
    const paths = [
      '../1-1.png',
      '/etc/passwd.png',
      'a\0b.png',
      '.hidden/1-1.png',
      '.png',
      '',
      '..',
      '1-1.png/..',
      'x\\..\\1-1.png',
      `${'x/'.repeat(3000)}1-1.png`,
    ];
    expect(await images(server, paths)).toEqual(paths.map(() => null));
  });

  it('show the file that a link within the library points to, and none outside', async () => {
    await using outside = await startServer({ 'secret.png': await picture() });
    await using server = await startServer({ 'a/1-1.png': await picture() });
    const { path } = server.folder;
    await symlink(join(path, 'a/1-1.png'), join(path, 'inside.png'));
    await symlink(join(outside.folder.path, 'secret.png'), join(path, 'outside.png'));
    const found = await images(server, ['inside.png', 'outside.png']);
    expect(found.map((item) => item?.path ?? null)).toEqual(['inside.png', null]);
  });

  it('know size and placeholder once a thumbnail was made', async () => {
    await using server = await startServer({ '1-1.png': await picture({ width: 900, height: 300 }) });
    const [before] = await images(server, ['1-1.png']);
    expect(before).toMatchObject({ width: null, height: null, thumbhash: null });
    // What is asked for in the moments after the file was written proves nothing about it yet.
    await expect
      .poll(async () => {
        await server.get(`${before?.thumbnail}&width=160`);
        return (await images(server, ['1-1.png']))[0]?.width;
      })
      .toBe(900);
    const [after] = await images(server, ['1-1.png']);
    expect(after).toMatchObject({ height: 300, version: before?.version });
    const hash = Buffer.from(after?.thumbhash ?? '', 'base64');
    expect(thumbHashToApproximateAspectRatio(hash)).toBeGreaterThan(1.5);
  });
});

describe('previews of groups', () => {
  it('tell what tiles show', async () => {
    const prompt = `${'x'.repeat(299)}🌙 and more`;
    const model = infotext({ prompt });
    await using server = await startServer({
      'a/1-7.png': pngImage(model),
      'a/2-8.png': pngImage(model),
      'cover.png': pngImage(),
    });
    await server.catalog.idle();
    const found = await groups(server);
    expect(found.map((item) => item?.cover.path)).toEqual(['cover.png', 'a/1-7.png']);
    expect(found[0]).toMatchObject({ count: 1, firstSeed: null, lastSeed: null, prompt: '', model: null });
    expect(found[1]).toMatchObject({
      directory: 'a',
      count: 2,
      firstSeed: '7',
      lastSeed: '8',
      missingSeeds: 0,
      prompt: 'x'.repeat(299),
      model: 'dream',
      generator: 'AUTOMATIC1111',
    });
    expect(found[1]?.lastDate).toMatch(/^\d{4}-.*Z$/);
    const [full] = (await server.trpc.groups.list.query({ directory: 'a' })).items;
    expect(found[1]?.id).toBe(full?.id);
    expect(found[1]?.lastDate).toBe(full?.lastDate);
  });

  it('know what nobody has read yet', async () => {
    await using server = await startServer({ '1-7.png': pngImage(infotext({ prompt: 'early' })) });
    const [found] = await groups(server);
    expect(found).toMatchObject({ prompt: 'early', model: 'dream' });
  });

  it('are of any rule', async () => {
    await using server = await startServer({
      '1-7.png': pngImage(infotext()),
      '2-9.png': pngImage(infotext()),
      'a/1-1.png': pngImage(infotext({ seed: '100' })),
    });
    const found = await groups(server, { rule: { maxGap: 1 } });
    expect(found[0]).toMatchObject({ count: 2, firstSeed: '7', lastSeed: '9', missingSeeds: 1 });
    const bySeed = await groups(server, { rule: { seedFrom: 'metadata' } });
    expect(bySeed.at(-1)).toMatchObject({ firstSeed: '100', cover: { path: 'a/1-1.png', seed: '1' } });
  });

  it('are as fresh as the folder', async () => {
    await using server = await startServer({ 'a/1-7.png': pngImage(), 'b/1-1.png': pngImage() });
    const { ids } = await server.trpc.groups.index.query({});
    await server.folder.write('a/2-8.png', pngImage());
    await server.folder.remove('b/1-1.png');
    const { items } = await server.trpc.groups.previews.query({ ids: [...ids, 'nonsense'] });
    expect(items.map((item) => item?.count ?? null)).toEqual([2, null, null]);
  });
});
