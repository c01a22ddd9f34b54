import { describe, expect, it } from 'vitest';
import { isRacy } from '../../workers/racy.js';

const NOW = 1_700_000_000_000;

/** A time so many milliseconds before the reading; `fine` ones have nanoseconds. */
function before(milliseconds: number, fine = 0n): bigint {
  return BigInt(NOW - milliseconds) * 1_000_000n + fine;
}

describe('a file that was written in the moments before it was read', () => {
  it.each([
    { what: 'within ticks of the clock', mtimeNs: before(50, 7n), ctimeNs: before(50, 7n), racy: true },
    { what: 'before', mtimeNs: before(200, 7n), ctimeNs: before(200, 7n), racy: false },
    { what: 'in the future', mtimeNs: before(-10_000), ctimeNs: before(5000, 7n), racy: true },
    {
      what: 'long ago by its own account alone',
      mtimeNs: before(90_000),
      ctimeNs: before(50, 7n),
      racy: true,
    },
    { what: 'within a coarse time', mtimeNs: before(1000), ctimeNs: before(1000), racy: true },
    { what: 'before a coarse time', mtimeNs: before(3000), ctimeNs: before(3000), racy: false },
    { what: 'at a whole second, told finely', mtimeNs: before(1000), ctimeNs: before(900, 7n), racy: false },
  ])('is told: $what', ({ mtimeNs, ctimeNs, racy }) => {
    expect(isRacy({ mtimeNs, ctimeNs }, NOW)).toBe(racy);
  });
});
