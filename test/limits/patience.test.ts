import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadlines } from '../../router/deadlines.js';
import { Patience } from '../../router/patience.js';

const LIMIT = 1000;
const never = (): Promise<never> => new Promise(() => undefined);
const TIMEOUT = expect.objectContaining({ code: 'TIMEOUT' });
const CANCELLED = expect.objectContaining({ code: 'CANCELLED' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a request', () => {
  it('waits for what is done in time', async () => {
    const patience = new Patience(new Deadlines(LIMIT));
    expect(await patience.wait(() => Promise.resolve('done'))).toBe('done');
    await expect(patience.wait(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(patience.signal.aborted).toBe(false);
  });

  it('waits for none of its questions longer than it may take in all', async () => {
    const patience = new Patience(new Deadlines(LIMIT));
    await vi.advanceTimersByTimeAsync(LIMIT - 50);
    const all = Promise.allSettled([patience.wait(never), patience.wait(never)]);
    await vi.advanceTimersByTimeAsync(LIMIT / 5);
    expect(await all).toEqual([
      { status: 'rejected', reason: TIMEOUT },
      { status: 'rejected', reason: TIMEOUT },
    ]);
    expect(patience.signal.aborted).toBe(true);
    const begin = vi.fn<typeof never>(never);
    await expect(patience.wait(begin)).rejects.toEqual(TIMEOUT);
    expect(begin).not.toHaveBeenCalled();
  });

  it('begins nothing once it is late', async () => {
    const patience = new Patience(new Deadlines(LIMIT));
    await vi.advanceTimersByTimeAsync(LIMIT);
    const begin = vi.fn<typeof never>(never);
    await expect(patience.wait(begin)).rejects.toEqual(TIMEOUT);
    expect(begin).not.toHaveBeenCalled();
  });

  it('gives all up once its connection has closed', async () => {
    const patience = new Patience(new Deadlines(LIMIT));
    const pending = patience.wait(never);
    patience.leave();
    await expect(pending).rejects.toEqual(CANCELLED);
    expect(patience.signal.aborted).toBe(true);
    await expect(patience.wait(never)).rejects.toEqual(CANCELLED);
  });

  it('may take any time where there is no limit', async () => {
    const patience = new Patience(new Deadlines(Infinity));
    const pending = patience.wait(never);
    await vi.advanceTimersByTimeAsync(1e9);
    expect(vi.getTimerCount()).toBe(0);
    patience.leave();
    await expect(pending).rejects.toEqual(CANCELLED);
  });
});

it('a stream has no end, and its questions have', async () => {
  const patience = new Patience(new Deadlines(LIMIT));
  patience.beEndless();
  for (let turn = 0; turn < 2; turn++) {
    await vi.advanceTimersByTimeAsync(10 * LIMIT);
    expect(await patience.wait(() => Promise.resolve(turn))).toBe(turn);
    const pending = Promise.allSettled([patience.wait(never)]);
    await vi.advanceTimersByTimeAsync(1.2 * LIMIT);
    expect(await pending).toEqual([{ status: 'rejected', reason: TIMEOUT }]);
    expect(patience.signal.aborted).toBe(false);
  }
});

it('there is one timer for all, and none once nothing is waited for', async () => {
  const deadlines = new Deadlines(LIMIT);
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const all = Promise.all(Array.from({ length: 100 }, () => new Patience(deadlines).wait(() => ended)));
  expect(vi.getTimerCount()).toBe(1);
  end();
  await all;
  await vi.advanceTimersByTimeAsync(LIMIT / 5);
  expect(vi.getTimerCount()).toBe(0);
});
