import { describe, expect, it } from 'vitest';
import { isRecent } from '../../../catalog/disk/listing/racy.js';

/** Milliseconds since 1970. */
const NOW = 1_700_000_000_000;
const NS_PER_MS = 1_000_000n;

function stampAt(before: number, digits = 1n) {
  const time = BigInt(NOW - before) * NS_PER_MS + digits;
  return { mtimeNs: 0n, ctimeNs: time, inode: 1n };
}

describe('a directory that changed recently', () => {
  it.each([
    ['within a few ticks of the clock', stampAt(99), true, true],
    ['before them', stampAt(101), true, false],
    ['within the steps of coarse clocks, where times are coarse', stampAt(2499, 0n), true, true],
    ['before them, where times are coarse', stampAt(2501, 0n), true, false],
    ['in the future', stampAt(-60_000), true, true],
    ['within an hour, by the clock of a server', stampAt(3_500_000), false, true],
    ['before that, by the clock of a server', stampAt(3_700_000), false, false],
  ])('%s', (_, stamp, isLocal, expected) => {
    expect(isRecent(stamp, NOW, isLocal)).toBe(expected);
    expect(isRecent({ ...stamp, mtimeNs: stamp.ctimeNs, ctimeNs: stamp.mtimeNs }, NOW, isLocal)).toBe(
      expected,
    );
  });
});
