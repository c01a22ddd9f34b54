import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WireDirectories, WireGroups, WireImageMetadata } from '../../schema/rest.js';
import { at, startServer, type TestServer } from '../support/server.js';
import { corpus } from './corpus.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(corpus);
});
afterAll(() => server[Symbol.asyncDispose]());

const metadataUrl = (path: string) => `/api/metadata/${path.split('/').map(encodeURIComponent).join('/')}`;

describe('GET /api/groups', () => {
  it('answers with the groups of a directory and below it, in the wire format', async () => {
    const body = await server.json('/api/groups');
    expect(() => WireGroups.parse(body)).not.toThrow();
    expect(at(body, 'total_groups')).toBe(8);
    expect(at(body, 'groups', 0)).toEqual({
      group_id: 1,
      images: [
        { filename: '00001-100.png', path: '00001-100.png', id: 1, seed: 100 },
        { filename: '00002-101.PNG', path: '00002-101.PNG', id: 2, seed: 101 },
      ],
      prompt: 'a cat,  sitting\non a Mat',
      prompt_words: ['a cat', 'sitting', 'on a mat'],
      negative_prompt: 'dog,\nblurry',
      generation_params: {
        Steps: '20',
        Sampler: 'Euler a',
        'CFG scale': '7',
        Seed: '100',
        Size: '512x768',
        Model: 'dream',
      },
      raw_metadata:
        'a cat,  sitting\n\n  on a Mat \nNegative prompt: dog,\n blurry\n' +
        'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 100, Size: 512x768, Model: dream',
    });
  });

  it('orders directories depth first, images without seed last, and hides what is hidden', async () => {
    const body = WireGroups.parse(await server.json('/api/groups'));
    expect(body.groups.map(({ images }) => images.map(({ path }) => path))).toEqual([
      ['00001-100.png', '00002-101.PNG'],
      ['00003-103.png'],
      ['cover.png'],
      ['odd/100% #1 & more/00001-1.png'],
      ['odd/100% #1 & more/a+b c#d%20e.png'],
      ['plain/00009-50.png'],
      ['sub/00001-18446744073709551614.webp', 'sub/00002-18446744073709551615.webp'],
      ['sub/夜景/00001-7.jpg'],
    ]);
    expect(body.groups.map(({ group_id: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives paths relative to the directory', async () => {
    const body = WireGroups.parse(await server.json('/api/groups?directory=sub/'));
    expect(body.groups.flatMap(({ images }) => images.map(({ path }) => path))).toEqual([
      '00001-18446744073709551614.webp',
      '00002-18446744073709551615.webp',
      '夜景/00001-7.jpg',
    ]);
  });

  it('writes seeds of 64 bits as bare integers', async () => {
    const text = await (await server.get('/api/groups?directory=sub')).text();
    expect(text).toContain('"id":1,"seed":18446744073709551614}');
    expect(text).toContain('"id":2,"seed":18446744073709551615}');
  });

  it('gives null for a name without numbers', async () => {
    const body = await server.json('/api/groups');
    expect(at(body, 'groups', 2, 'images', 0)).toEqual({
      filename: 'cover.png',
      path: 'cover.png',
      id: null,
      seed: null,
    });
  });

  it.each([
    { search: 'MAT', ids: [1], why: 'prompts in any case of letters' },
    { search: 'шум', ids: [8], why: 'negative prompts' },
    { search: 'ШУМ', ids: [8], why: 'letters of any script' },
    { search: 'Euler', ids: [], why: 'not parameters' },
    { search: '', ids: [1, 2, 3, 4, 5, 6, 7, 8], why: 'everything for nothing' },
  ])('searches $why, and keeps the numbers of the groups ($search)', async ({ search, ids }) => {
    const body = WireGroups.parse(await server.json(`/api/groups?search=${encodeURIComponent(search)}`));
    expect(body.groups.map(({ group_id: number }) => number)).toEqual(ids);
    expect(body.total_groups).toBe(ids.length);
  });

  it('shows a file that was written, and no file that was removed, before the request', async () => {
    await using own = await startServer({ '1-1.png': corpus['cover.png'] ?? '' });
    expect(at(await own.json('/api/groups'), 'total_groups')).toBe(1);
    await own.folder.write('new/2-9.png', corpus['cover.png'] ?? '');
    expect(at(await own.json('/api/groups'), 'total_groups')).toBe(2);
  });

  it('answers an empty directory with nothing, and a missing one with 404', async () => {
    await using own = await startServer({ 'empty/notes.txt': 'x' });
    expect(await own.json('/api/groups?directory=empty')).toEqual({ total_groups: 0, groups: [] });
    const missing = await own.get('/api/groups?directory=missing');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ code: 'NOT_FOUND', error: expect.any(String) });
  });

  it('answers a file in place of a directory with 404', async () => {
    expect((await server.get('/api/groups?directory=cover.png')).status).toBe(404);
  });
});

describe('GET /api/metadata', () => {
  it('answers for a file without metadata as the contract has it, to the letter', async () => {
    const text = await (await server.get('/api/metadata/plain/00009-50.png')).text();
    expect(JSON.parse(text)).toEqual({
      filename: '00009-50.png',
      id: 9,
      seed: 50,
      metadata: {
        raw_metadata: '',
        prompt: '',
        prompt_words: [],
        negative_prompt: '',
        generation_params: {},
      },
    });
  });

  it.each([
    { path: 'sub/夜景/00001-7.jpg', prompt: 'Ночь' },
    { path: 'sub/00001-18446744073709551614.webp', prompt: '猫、夜' },
    { path: 'odd/100% #1 & more/00001-1.png', prompt: 'odd' },
    { path: 'odd/100% #1 & more/a+b c#d%20e.png', prompt: 'odder' },
    { path: '00002-101.PNG', prompt: 'second' },
  ])('finds $path', async ({ path, prompt }) => {
    const body = await server.json(metadataUrl(path));
    expect(() => WireImageMetadata.parse(body)).not.toThrow();
    expect(at(body, 'metadata', 'prompt')).toBe(prompt);
    expect(at(body, 'filename')).toBe(path.split('/').at(-1));
  });

  it('takes the path relative to a directory', async () => {
    const body = await server.json(`/api/metadata/00001-7.jpg?directory=${encodeURIComponent('sub/夜景')}`);
    expect(at(body, 'metadata', 'prompt')).toBe('Ночь');
  });

  it('takes an encoded slash and a stray percent sign', async () => {
    expect((await server.get('/api/metadata/plain%2F00009-50.png')).status).toBe(200);
    expect((await server.get('/api/metadata/odd/100%%20%231%20%26%20more/00001-1.png')).status).toBe(200);
  });

  it('names the file that was read, however its path was written', async () => {
    for (const path of ['plain/./00009-50.png', 'plain//00009-50.png', 'sub/%2e%2e/plain/00009-50.png']) {
      expect(await server.json(`/api/metadata/${path}`), path).toMatchObject({
        filename: '00009-50.png',
        id: 9,
        seed: 50,
      });
    }
  });

  it.each(['plain/00009-50.png/', 'plain/00009-50.png%2F.'])(
    'a file is no directory: %s is 404',
    async (path) => {
      expect((await server.get(`/api/metadata/${path}`)).status).toBe(404);
      expect((await server.get(`/api/images/${path}`)).status).toBe(404);
    },
  );

  it.each(['missing.png', 'notes.txt', '.hidden.png', '.hidden/1-1.png', 'sub'])(
    'answers %s with 404',
    async (path) => {
      expect((await server.get(metadataUrl(path))).status).toBe(404);
    },
  );
});

describe('GET /api/directories', () => {
  it('lists the directories in the base directory', async () => {
    const body = await server.json('/api/directories');
    expect(() => WireDirectories.parse(body)).not.toThrow();
    expect(body).toEqual({
      current_path: '.',
      directories: [
        { name: 'odd', path: 'odd', total_images: 0 },
        { name: 'plain', path: 'plain', total_images: 1 },
        { name: 'sub', path: 'sub', total_images: 2 },
      ],
      total_images_in_current: 4,
    });
  });

  it('gives paths relative to the base directory', async () => {
    expect(await server.json('/api/directories?path=sub')).toEqual({
      current_path: 'sub',
      directories: [{ name: '夜景', path: 'sub/夜景', total_images: 1 }],
      total_images_in_current: 2,
    });
  });

  it('answers a missing directory with 404', async () => {
    expect((await server.get('/api/directories?path=missing')).status).toBe(404);
  });
});
