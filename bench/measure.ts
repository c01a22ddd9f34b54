/** Something to measure: reads files, and gives a number made of what it read, so that nothing is left out unseen. */
export interface Contender {
  name: string;
  /** Reads each of the files. */
  run(paths: readonly string[]): number | Promise<number>;
  /** The part of a round's files that it gets: slow ones get fewer. 1 by default. */
  share?: number;
}

/** How long a contender took for a file, of each round, in microseconds. */
export interface Measured {
  name: string;
  microseconds: number[];
}

/**
 * Measures all contenders on the same files, one after the other in each round, beginning with another one each
 * time: what else the machine does meets all of them. The first round warms up and does not count.
 */
export async function measure(
  contenders: readonly Contender[],
  paths: readonly string[],
  rounds: number,
): Promise<Measured[]> {
  const measured = contenders.map(({ name }): Measured => ({ name, microseconds: [] }));
  let consumed = 0;
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const place = (round + turn) % contenders.length;
      const contender = contenders[place];
      if (contender === undefined) continue;
      const part = slice(paths, round, contender.share ?? 1);
      const start = process.hrtime.bigint();
      consumed += await contender.run(part);
      const elapsed = Number(process.hrtime.bigint() - start) / 1000;
      if (round > 0) measured[place]?.microseconds.push(elapsed / part.length);
    }
  }
  if (!Number.isFinite(consumed)) throw new Error('a contender read nothing');
  return measured;
}

/** Another part in every round, of which every contender gets the beginning. */
function slice(paths: readonly string[], round: number, share: number): string[] {
  const length = Math.max(1, Math.floor(paths.length * share));
  const start = (round * 997) % paths.length;
  return [
    ...paths.slice(start, start + length),
    ...paths.slice(0, Math.max(0, start + length - paths.length)),
  ];
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/** The ratio of two contenders in each round: what slows one round down slows both. */
export function ratio(a: Measured, b: Measured): number {
  return median(a.microseconds.map((value, round) => value / (b.microseconds[round] ?? value)));
}
