/** Something to measure that takes its turn in every round. */
export interface Turn {
  name: string;
  /**
   * @param round From 0, which warms up.
   * @returns The figure of this round, in whatever unit those it is compared with have.
   */
  run(round: number): number | Promise<number>;
}

/** The figures of the rounds that count, in their order. */
export interface Measured {
  name: string;
  figures: number[];
}

/**
 * Gives each a turn in every round, beginning with another one each time: what else the machine does meets all of
 * them. The first round warms up and does not count.
 */
export async function takeTurns(turns: readonly Turn[], rounds: number): Promise<Measured[]> {
  const measured = turns.map(({ name }): Measured => ({ name, figures: [] }));
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < turns.length; turn++) {
      const place = (round + turn) % turns.length;
      const figure = await turns[place]?.run(round);
      if (figure === undefined || !Number.isFinite(figure)) throw new Error('a turn measured nothing');
      if (round > 0) measured[place]?.figures.push(figure);
    }
  }
  return measured;
}

/** A turn whose figure is the milliseconds that something takes. @param work Gives what it did, which is not nothing. */
export function timed(name: string, work: () => number | Promise<number>): Turn {
  return {
    name,
    async run() {
      const start = performance.now();
      if ((await work()) === 0) throw new Error(`${name} did nothing`);
      return performance.now() - start;
    },
  };
}

export function median(numbers: ArrayLike<number>): number {
  return quantile(numbers, 0.5);
}

/** @param share From 0 to 1: 0.99 is the value that 99 of 100 do not pass. Between two values it is interpolated. */
export function quantile(numbers: ArrayLike<number>, share: number): number {
  const sorted = Array.from(numbers).toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** The ratio of two in each round: what slows one round down slows both. */
export function ratio(a: Measured, b: Measured): number {
  return median(a.figures.map((figure, round) => figure / (b.figures[round] ?? figure)));
}
