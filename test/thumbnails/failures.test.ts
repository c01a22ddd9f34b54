import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pngChunk } from '../../samples/bytes/png.js';
import { makeFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { countThumbnails } from './counted.js';
import { picture, shown } from './pictures.js';

const ID = `i${Buffer.from('1-1.png').toString('base64url')}`;
const ADDRESS = `/api/v1/images/${ID}/thumbnail?width=160`;

/** A PNG of this size with hardly any data. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

describe('a file that no thumbnail can be made of', () => {
  it.each([
    ['has too many pixels', pngOf(60_000, 60_000), 'the picture has more than 134217728 pixels'],
    ['is empty', Buffer.alloc(0), 'the file is empty'],
    ['is no picture', Buffer.from('nonsense'), 'its format is none that thumbnails are made of'],
    ['is a drawing', Buffer.from(SVG), 'its format is none that thumbnails are made of'],
    ['is a video', Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2', 'latin1'), 'it is a video'],
    ['is a video of the web', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0, 0, 0, 0]), 'it is a video'],
    ['ends in its header', pngOf(10, 10).subarray(0, 20), 'the picture is damaged'],
  ])('is told of: one that %s', async (_what, content, reason) => {
    await using server = await startServer({ '1-1.png': content });
    const response = await server.get(ADDRESS);
    expect(response.status).toBe(422);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.json()).toEqual({
      error: `There is no thumbnail of this file: ${reason}.`,
      code: 'UNREADABLE_IMAGE',
    });
    const [preview] = (await server.trpc.images.previews.query({ ids: [ID] })).items;
    expect(preview).toMatchObject({ width: null, thumbhash: null });
  });

  it('is not tried again and again', async () => {
    await using folder = await makeFolder({ 'a.png': 'nonsense' });
    await using counted = countThumbnails(folder);
    const failing = async (): Promise<number> => {
      const { made } = counted.counts;
      await expect(counted.get('a.png')).rejects.toMatchObject({ code: 'UNREADABLE_IMAGE' });
      return counted.counts.made - made;
    };
    await expect.poll(failing).toBe(0);
    await folder.write('a.png', await picture());
    expect((await counted.get('a.png')).bytes.length).toBeGreaterThan(20);
  });

  it('costs others nothing', async () => {
    await using server = await startServer({ '1-1.png': 'nonsense', '2-1.png': await picture() });
    const other = `/api/v1/images/i${Buffer.from('2-1.png').toString('base64url')}/thumbnail?width=160`;
    const statuses = await Promise.all(
      [ADDRESS, other, ADDRESS].map(async (at) => (await server.get(at)).status),
    );
    expect(statuses).toEqual([422, 200, 422]);
  });
});

describe('a picture that is cut off', () => {
  it('is shown as far as it goes', async () => {
    const whole = await picture({ width: 800, height: 800, format: 'jpeg', colour: 'red' });
    await using server = await startServer({ '1-1.png': whole.subarray(0, whole.length - 40) });
    const response = await server.get(ADDRESS);
    expect(response.status).toBe(200);
    expect(await shown(new Uint8Array(await response.arrayBuffer()))).toMatchObject({ width: 160 });
  });
});
