import type { DirectoryStamp } from '../disk.js';
import { isSameStamp } from '../stats.js';

const NS_PER_MS = 1_000_000n;

/**
 * How long, in milliseconds, two changes may carry one time. Linux stamps with the clock of its last tick, which is up to
 * 10 ms old (CONFIG_HZ of 100): ten times that. FAT keeps times to 2 s, and others whole seconds or milliseconds; their
 * times end in zeros. git has the same problem: Documentation/technical/racy-git.txt.
 */
const FINE = 100;
const COARSE = 2500;

/**
 * A server stamps by its own clock, in milliseconds from ours: all that changed within the last hour counts as recent,
 * until it has been seen to stay as it is.
 */
const OTHER_CLOCK = 3_600_000;

/**
 * Whether a directory changed so shortly before `now`, or after it, that a change after `now` could carry the same stamp.
 * @param now Milliseconds since 1970.
 * @param isLocal Whether the clock of this system made the stamp.
 */
export function isRecent({ mtimeNs, ctimeNs }: DirectoryStamp, now: number, isLocal: boolean): boolean {
  const isCoarse = mtimeNs % NS_PER_MS === 0n && ctimeNs % NS_PER_MS === 0n;
  const window = isLocal ? (isCoarse ? COARSE : FINE) : OTHER_CLOCK;
  const newest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return newest >= BigInt(now - window) * NS_PER_MS;
}

interface Seen {
  stamp: DirectoryStamp;
  /** By a clock that nobody sets. */
  since: number;
}

/** Directories kept in mind; beyond that all are forgotten, which costs them another listing. */
const SEEN_AT_MOST = 10_000;

/** Since when directories have had their stamps, as we have seen it: this holds whatever other clocks say. */
export class Steadiness {
  readonly #seen = new Map<string, Seen>();

  /** @returns Whether the directory had this stamp for longer than any file system takes for its next one. */
  note(path: string, stamp: DirectoryStamp): boolean {
    const seen = this.#seen.get(path);
    if (seen !== undefined && isSameStamp(seen.stamp, stamp)) return performance.now() - seen.since > COARSE;
    if (this.#seen.size >= SEEN_AT_MOST) this.#seen.clear();
    this.#seen.set(path, { stamp, since: performance.now() });
    return false;
  }
}
