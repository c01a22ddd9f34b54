/**
 * How long before a reading a file may have been written without another write getting the same time, in nanoseconds.
 * Kernels take times from a clock that ticks every 1 to 16 ms, whatever the file system could hold: several ticks.
 */
const TICKS_NS = 100_000_000n;
/** FAT keeps times to 2 seconds, ext3 and HFS+ to one. */
const COARSE_NS = 2_000_000_000n;
const SECOND_NS = 1_000_000_000n;
const MILLISECOND_NS = 1_000_000n;

/**
 * Whether a file may be written to once more without its time of modification telling so: it was written in the moments
 * before it was read, or in the future, where a clock has jumped. Git knows this as racy.
 *
 * How fine the times are is told by the time of change (`ctime`), which no program can set: one of whole seconds is taken
 * for that of a coarse file system, at the cost of reading such a file twice.
 * @param now When the reading began, or earlier, in milliseconds since 1970.
 */
export function isRacy({ mtimeNs, ctimeNs }: { mtimeNs: bigint; ctimeNs: bigint }, now: number): boolean {
  const window = ctimeNs % SECOND_NS === 0n ? COARSE_NS : TICKS_NS;
  const since = BigInt(Math.floor(now)) * MILLISECOND_NS - window;
  return mtimeNs > since || ctimeNs > since;
}
