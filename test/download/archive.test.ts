import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ArchiveFile, writeArchive } from '../../server/download/archive.js';

const modified = new Date('2024-05-06T07:08:10Z');

function file(name: string, bytes: AsyncIterable<Uint8Array | string>): ArchiveFile {
  return { name, modified, isDeflated: false, bytes };
}

async function* pieces(...list: (Uint8Array | string)[]): AsyncGenerator<Uint8Array | string> {
  yield* list;
}

describe('writing an archive', () => {
  it('stores or deflates, with names in any script', async () => {
    async function* files() {
      yield file('夜.png', pieces('a', Buffer.from('b')));
      yield { ...file('b.json', pieces('x'.repeat(10_000))), isDeflated: true };
      yield file('empty.png', pieces());
    }
    const output = new PassThrough();
    const [bytes] = await Promise.all([buffer(output), writeArchive(files(), output, new AbortController())]);
    const found = unzipSync(bytes);
    expect(Object.entries(found).map(([name, { length }]) => [name, length])).toEqual([
      ['夜.png', 2],
      ['b.json', 10_000],
      ['empty.png', 0],
    ]);
    expect(bytes.length).toBeLessThan(1000);
  });

  it('reads no further than the client takes', async () => {
    let asked = 0;
    async function* endless() {
      for (; ; asked++) yield Buffer.alloc(1024 * 1024);
    }
    async function* files() {
      yield file('a', endless());
    }
    const gone = new AbortController();
    const stuck = new Writable({ write: () => undefined });
    const written = writeArchive(files(), stuck, gone);
    for (let turn = 0; turn < 1000; turn++) await setImmediate();
    expect(asked).toBeLessThan(20);
    gone.abort();
    await expect(written).rejects.toThrow('aborted');
  });

  it('lets go of what it reads before it ends early', async () => {
    const log: string[] = [];
    async function* held() {
      try {
        for (;;) yield Buffer.alloc(1024);
      } finally {
        await setImmediate();
        log.push('file closed');
      }
    }
    async function* files() {
      try {
        yield file('a', held());
        log.push('next file');
      } finally {
        log.push('files ended');
      }
    }
    const gone = new AbortController();
    let pieces = 0;
    const output = new Writable({
      write(_chunk, _encoding, done) {
        pieces++;
        if (pieces === 10) gone.abort();
        done();
      },
    });
    await expect(writeArchive(files(), output, gone)).rejects.toThrow('aborted');
    expect(log).toEqual(['file closed', 'files ended']);
    expect(output.destroyed).toBe(true);
  });

  it('cuts its end off where something fails', async () => {
    async function* files() {
      yield file('a', pieces('a'));
      throw new Error('the disk is gone');
    }
    const output = new PassThrough();
    const read = buffer(output).catch(() => 'cut off');
    await expect(writeArchive(files(), output, new AbortController())).rejects.toThrow('the disk is gone');
    expect(await read).toBe('cut off');
  });
});
