import { type Measured, takeTurns, type Turn } from './rounds.js';

/** Something to measure: reads files, and gives a number made of what it read, so that nothing is left out unseen. */
export interface Contender {
  name: string;
  /** Reads each of the files. */
  run(paths: readonly string[]): number | Promise<number>;
  /** The part of a round's files that it gets: slow ones get fewer. 1 by default. */
  share?: number;
}

/** Measures all contenders on the same files, in turns. Figures are microseconds for a file. */
export async function measure(
  contenders: readonly Contender[],
  paths: readonly string[],
  rounds: number,
): Promise<Measured[]> {
  let consumed = 0;
  const turns = contenders.map((contender): Turn => ({
    name: contender.name,
    async run(round) {
      const part = slice(paths, round, contender.share ?? 1);
      const start = process.hrtime.bigint();
      consumed += await contender.run(part);
      return Number(process.hrtime.bigint() - start) / 1000 / part.length;
    },
  }));
  const measured = await takeTurns(turns, rounds);
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
