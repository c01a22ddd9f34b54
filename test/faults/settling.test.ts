import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Settling } from '../../catalog/scan/settling.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A settling that never comes to its end, and how often it was due. */
function endless(): { settling: Settling; times: () => number } {
  let times = 0;
  const settling: Settling = new Settling(() => {
    times++;
    settling.goOn();
  });
  return { settling, times: () => times };
}

describe('files that may have been written to since they were read', () => {
  it('are read again after three seconds, and where that settles nothing ever more seldom', () => {
    const { settling, times } = endless();
    settling.begin();
    vi.advanceTimersByTime(3 * SECOND);
    expect(times()).toBe(1);
    vi.advanceTimersByTime(HOUR);
    expect(times()).toBeLessThan(12);
    const before = times();
    vi.advanceTimersByTime(24 * HOUR);
    expect(times() - before).toBeGreaterThanOrEqual(23);
    expect(times() - before).toBeLessThanOrEqual(25);
  });

  it('do not wait for those of times to come', () => {
    const { settling, times } = endless();
    settling.begin();
    vi.advanceTimersByTime(10 * HOUR);
    const before = times();
    settling.begin();
    vi.advanceTimersByTime(3 * SECOND);
    expect(times()).toBe(before + 1);
  });

  it('are read also while others are written all the time', () => {
    const { settling, times } = endless();
    for (let second = 0; second < 10; second++) {
      settling.begin();
      vi.advanceTimersByTime(SECOND);
    }
    expect(times()).toBeGreaterThan(1);
  });

  it('are left alone once it is disposed of', () => {
    const { settling, times } = endless();
    settling.begin();
    settling[Symbol.dispose]();
    vi.advanceTimersByTime(HOUR);
    expect(times()).toBe(0);
  });
});
