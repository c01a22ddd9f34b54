import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';
import { download, downloadPath, groupId, metadataOf, textOf } from './support.js';

const seeds = Array.from({ length: 1100 }, (_, index) => 1000 + index);
const files = {
  '1-7.png': pngImage(infotext({ prompt: 'a cat', seed: '7' })),
  '1-8.png': pngImage(infotext({ prompt: 'a dog', seed: '8' })),
  'cover.png': pngImage(),
  'day 2/夜/1-18446744073709551614.png': pngImage(infotext({ seed: '18446744073709551614' })),
  'day 2/夜/1-18446744073709551615.png': pngImage(),
  'same/1-5.png': pngImage(infotext({ seed: '5' })),
  'same/2-5.png': pngImage(infotext({ seed: '5' })),
  'same/3-5.png': pngImage(infotext({ seed: '5' })),
  ...Object.fromEntries(seeds.map((seed) => [`many/1-${seed}.png`, pngImage()])),
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer(files);
});
afterAll(() => server[Symbol.asyncDispose]());

describe('a group as an archive', () => {
  it('holds the images as they are, in order, with what is known of them', async () => {
    const { files: found, bytes } = await download(server, await groupId(server));
    expect(Object.keys(found)).toEqual(['1-7.png', '1-8.png', 'metadata.json', 'metadata.csv']);
    expect(Buffer.from(found['1-7.png'] ?? [])).toEqual(files['1-7.png']);
    expect(bytes.includes(files['1-8.png'])).toBe(true);
    expect(metadataOf(found)).toEqual([
      expect.objectContaining({ file: '1-7.png', path: '1-7.png', seed: '7', error: null }),
      expect.objectContaining({ file: '1-8.png', path: '1-8.png', seed: '8', error: null }),
    ]);
    expect(at(metadataOf(found), 1, 'metadata')).toEqual(await server.json('/api/v1/metadata?path=1-8.png'));
    const [head, ...rows] = textOf(found, 'metadata.csv').split('\r\n');
    expect(head).toMatch(/^\uFEFF?file,filename,path,id,seed,metadata_seed,prompt,/);
    expect(rows[1]).toMatch(/^1-8\.png,1-8\.png,1-8\.png,1,8,8,a dog,blurry,20,Euler a,,7,dream,/);
    expect(rows).toHaveLength(3);
  });

  it('is an attachment with a name that tells what is in it, neither compressed nor kept', async () => {
    const { response } = await download(server, await groupId(server));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="library-7-8.zip"');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('has all digits of its seeds in its name, and the directory in any script', async () => {
    const id = await groupId(server, new URLSearchParams({ directory: 'day 2' }).toString());
    const { response, files: found } = await download(server, id);
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('夜-18446744073709551614-18446744073709551615.zip')}`,
    );
    expect(textOf(found, 'metadata.csv')).toContain(',18446744073709551614,18446744073709551614,');
  });

  it('may be one image without a seed', async () => {
    const list = await server.json('/api/v1/groups?recursive=false');
    const { response, files: found } = await download(server, String(at(list, 'items', 1, 'id')));
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="library-cover.png.zip"');
    expect(Object.keys(found)).toContain('cover.png');
  });

  it('holds all images of a group that has many pages', async () => {
    const { files: found } = await download(server, await groupId(server, 'directory=many'));
    expect(Object.keys(found).slice(0, -2)).toEqual(seeds.map((seed) => `1-${seed}.png`));
    expect(metadataOf(found)).toHaveLength(seeds.length);
  });

  it('is made by whichever rule made the group', async () => {
    for (const rule of [{ step: 0 }, { step: 0, seedFrom: 'metadata' }]) {
      const id = await groupId(server, `directory=same&rule=${encodeURIComponent(JSON.stringify(rule))}`);
      const { files: found } = await download(server, id);
      expect(Object.keys(found).slice(0, 3)).toEqual(['1-5.png', '2-5.png', '3-5.png']);
    }
  });

  it('answers HEAD with the headers alone', async () => {
    const response = await server.get(downloadPath(await groupId(server)), { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('library-7-8.zip');
    expect(await response.text()).toBe('');
  });

  it.each(['gAAAA', 'nothing', `g${Buffer.from('9-9.png').toString('base64url')}`, 'g'])(
    'of the id %s is not found',
    async (id) => {
      const response = await server.get(downloadPath(id));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  it.each(['../secret.png', '../../etc/passwd', '/etc/passwd.png'])(
    'leads nowhere out of the base directory by %s',
    async (path) => {
      const response = await server.get(downloadPath(`g${Buffer.from(path).toString('base64url')}`));
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'FORBIDDEN' });
    },
  );

  it.skipIf(!existsSync('/usr/bin/unzip'))('is whole to unzip', async () => {
    const { bytes } = await download(server, await groupId(server, 'directory=many'));
    await using folder = await makeFolder({ 'group.zip': bytes });
    const { stdout } = await promisify(execFile)('/usr/bin/unzip', ['-t', `${folder.path}/group.zip`]);
    expect(stdout).toContain('No errors detected');
  });
});

describe('several groups as one archive', () => {
  const path = (ids: readonly string[]): string => `/api/v1/download?groups=${ids.join(',')}`;
  const idsIn = async (directory: string): Promise<string[]> => {
    const { items } = await server.trpc.groups.list.query({ directory });
    return items.map(({ id }) => id);
  };

  it('hold the images of one after those of the other, under names of their own', async () => {
    const ids = [await groupId(server), ...(await idsIn('same'))];
    const response = await server.get(path([...ids, ...ids]));
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="4 groups.zip"');
    const found = unzipSync(Buffer.from(await response.arrayBuffer()));
    const names = ['1-7.png', '1-8.png', '1-5.png', '2-5.png', '3-5.png'];
    expect(Object.keys(found)).toEqual([...names, 'metadata.json', 'metadata.csv']);
    expect(metadataOf(found).map((image) => at(image, 'path'))).toEqual([
      ...names.slice(0, 2),
      ...names.slice(2).map((name) => `same/${name}`),
    ]);
  });

  it('are refused as a whole where one is none, or too many are asked for', async () => {
    const id = await groupId(server);
    for (const [ids, code] of [
      [[id, 'gbm9uZS5wbmc'], 'NOT_FOUND'],
      [[], 'INVALID_INPUT'],
      [Array<string>(101).fill(id), 'INVALID_INPUT'],
    ] as const) {
      const response = await server.get(path(ids));
      expect(at(await response.json(), 'code')).toBe(code);
    }
    expect((await server.get('/api/v1/download')).status).toBe(400);
  });
});
