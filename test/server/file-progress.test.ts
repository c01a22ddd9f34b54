import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { FileProgress } from '../../server/commands/file-progress.js';

/** What would be a terminal, and what was written to it. */
function terminal({ isTTY = true } = {}) {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    moveCursor: () => true,
    clearLine: () => true,
    clearScreenDown: () => true,
    getWindowSize: (): [number, number] => [80, 24],
    hasColors: () => false,
    getColorDepth: () => 1,
    rows: 24,
  });
  stream.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  return { stream, text: () => written.join('') };
}

describe('the progress over files', () => {
  it('is shown on a terminal, with the count of all files once it is known', async () => {
    const { stream, text } = terminal();
    const counted = Promise.resolve(4096);
    {
      using progress = new FileProgress(stream, () => counted);
      progress.advance(1024);
      await counted;
      progress.advance(1024);
    }
    expect(text()).toContain('2048 of 4096 files');
  });

  it('is not shown for a few files', () => {
    const { stream, text } = terminal();
    using progress = new FileProgress(stream, () => Promise.resolve(10));
    progress.advance(10);
    expect(text()).toBe('');
  });

  it('is not shown where there is no terminal', () => {
    const { stream, text } = terminal({ isTTY: false });
    using progress = new FileProgress(stream, () => Promise.resolve(9999));
    progress.advance(5000);
    expect(text()).toBe('');
  });
});
