import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMetadata, readParameters } from '../../metadata/index.js';
import { MP4_TYPE } from '../../samples/bytes/mp4.js';
import { pngChunk, pngFile, tEXt } from '../../samples/bytes/png.js';
import { makeFolder } from '../support/folder.js';
import { INFOTEXT, INFOTEXT_METADATA } from '../support/metadata-files.js';

const PIXELS = Array.from({ length: 40 }, () => pngChunk('IDAT', Buffer.alloc(8192)));
const FILE = pngFile([...PIXELS, tEXt('parameters', INFOTEXT)]);

describe('an image is read from', () => {
  it('the path of a file', async () => {
    await using folder = await makeFolder({ '1-1.png': FILE });
    expect(await readMetadata(join(folder.path, '1-1.png'))).toMatchObject(INFOTEXT_METADATA);
  });

  it.each([
    { name: 'bytes', source: new Uint8Array(FILE) },
    { name: 'a Buffer', source: FILE },
    { name: 'a part of other bytes', source: Buffer.concat([Buffer.alloc(7), FILE]).subarray(7) },
    { name: 'an ArrayBuffer', source: new Uint8Array(FILE).buffer },
    { name: 'a Blob', source: new Blob([new Uint8Array(FILE)]) },
    { name: 'a File', source: new File([new Uint8Array(FILE)], 'a.png') },
    {
      name: 'something that reads at once',
      source: { size: FILE.length, read: (at: number, length: number) => FILE.subarray(at, at + length) },
    },
    {
      name: 'something that takes its time',
      source: {
        size: FILE.length,
        read: async (at: number, length: number) => {
          await new Promise(setImmediate);
          return FILE.subarray(at, at + length);
        },
      },
    },
    {
      name: 'something that gives more than it was asked for',
      source: { size: FILE.length, read: (at: number) => FILE.subarray(at) },
    },
  ])('$name', async ({ source }) => {
    expect(await readMetadata(source)).toMatchObject({ ...INFOTEXT_METADATA, errors: [] });
  });

  it('only where it may hold metadata', async () => {
    let bytesRead = 0;
    const read = async (at: number, length: number) => {
      bytesRead += length;
      expect(at + length).toBeLessThanOrEqual(FILE.length);
      return FILE.subarray(at, at + length);
    };
    await readMetadata({ size: FILE.length, read });
    expect(bytesRead).toBeLessThan(40_000);
  });
});

describe('what cannot be read is told', () => {
  it.each([
    { name: 'a file that is missing', path: 'missing.png', reason: 'the file does not exist' },
    { name: 'a directory', path: '.', reason: 'the path is a directory' },
  ])('of $name', async ({ path, reason }) => {
    await using folder = await makeFolder({});
    expect((await readMetadata(join(folder.path, path))).errors).toEqual([reason]);
  });

  it('of a source that fails', async () => {
    const read = () => Promise.reject(new Error('gone'));
    const metadata = await readMetadata({ size: 10, read });
    expect(metadata.errors).toEqual(['the source cannot be read: gone']);
  });
});

describe('a file that says of a part that it ends behind all files', () => {
  const lengths = [2n ** 40n, 2n ** 53n, 2n ** 62n, 2n ** 64n - 1n];

  it.each(lengths)('%s bytes long', async (length) => {
    const header = Buffer.from('\0\0\0\x01mdat\0\0\0\0\0\0\0\0', 'latin1');
    header.writeBigUInt64BE(length, 8);
    await using folder = await makeFolder({ 'a.mp4': Buffer.concat([MP4_TYPE, header]) });
    expect(readParameters(join(folder.path, 'a.mp4'))).toMatchObject({ format: 'mp4', errors: [] });
  });
});

describe('the workflow', () => {
  const workflow = '{"nodes": [], "links": []}';
  const file = pngFile([tEXt('workflow', workflow)]);

  it('is given where it is asked for', async () => {
    expect((await readMetadata(file, { workflow: true })).workflow).toBe(workflow);
    expect((await readMetadata(file)).workflow).toBeNull();
  });
});

it('many files read at the same time do not mix', async () => {
  await using folder = await makeFolder({});
  const names = Array.from({ length: 50 }, (_, index) => `${index}-${index}.png`);
  for (const name of names) {
    const text = INFOTEXT.replace('a cat', `a cat named ${name}`);
    writeFileSync(join(folder.path, name), pngFile([tEXt('parameters', text)]));
  }
  const read = await Promise.all(names.map((name) => readMetadata(join(folder.path, name))));
  expect(read.map(({ prompt }) => prompt)).toEqual(names.map((name) => `a cat named ${name}`));
});
