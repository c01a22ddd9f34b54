import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { LibraryStatus } from '../../schema/models/status.js';
import { progressText, showProgress } from '../../server/commands/scan-progress.js';

const STATUS: LibraryStatus = {
  phase: 'metadata',
  directories: 10,
  images: 1_234_567,
  groups: 100_000,
  parsed: 1_000_000,
  withoutMetadata: 0,
  unreadable: 0,
  unparsed: 234_567,
  filesPerSecond: 51_234.4,
  secondsLeft: 95.2,
  watched: 10,
  unwatched: 0,
  watchProblem: null,
  catalog: 'file',
  catalogProblem: null,
  loopDelay: 0,
  catalogBytes: 1,
};

describe('the progress of a scan', () => {
  it.each([
    [{}, 'reading metadata, 1,000,000 of 1,234,567 images, 51,234 a second, 1 min 35 s left'],
    [{ phase: 'names', filesPerSecond: null, secondsLeft: null }, 'reading names, 1,234,567 images'],
    [
      { secondsLeft: 7265 },
      'reading metadata, 1,000,000 of 1,234,567 images, 51,234 a second, 2 h 1 min left',
    ],
  ] satisfies [Partial<LibraryStatus>, string][])('is told in one line (%j)', (change, text) => {
    expect(progressText({ ...STATUS, ...change })).toBe(text);
  });

  it('is a line now and then where there is no terminal', async () => {
    const stream = new PassThrough();
    const seen = once(stream, 'data');
    const [line] = await showProgress(stream, () => Promise.resolve(STATUS), seen, 1);
    expect(String(line)).toMatch(/^seedroll: reading metadata, 1,000,000 of .*\n$/);
  });

  it('is a bar on a terminal', async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 200 });
    let drawn = '';
    stream.on('data', (text) => (drawn += String(text)));
    const isDrawn = async (): Promise<void> => {
      while (!drawn.includes('51,234 a second')) await once(stream, 'data');
    };
    await showProgress(stream, () => Promise.resolve(STATUS), isDrawn(), 1);
    expect(drawn).toContain('81 %');
  });
});
