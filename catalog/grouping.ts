import type { Decimal } from '../schema/models/decimal.js';
import type { Border, GroupRule, GroupSplit } from '../schema/models/group-rule.js';
import { DEFAULT_RULE } from './group-rule.js';
import { compareRows, type Row } from './order.js';
import { seedBehind, stepsBetween } from './seed-steps.js';

/** Most steps over which seeds still seem to go on: a border there is a gap, and further off another seed. */
export const NEAR = 100;

/** A run of images, with why it begins and ends. */
export interface RowGroup<R> {
  rows: R[];
  begins: Border;
  ends: Border;
  /** Seeds between the first and the last that no row has, in the order of the rule. */
  missing: Decimal[];
}

/** What a row is grouped by. */
interface Grouped {
  /** The one that the rule looks at; null where there is none. */
  seed: Decimal | null;
  /** What the rule splits by, in its order; undefined where it is not known. */
  values?: readonly unknown[] | undefined;
}

/** Whether two different values of what a rule splits by mean the same. */
type Compare = (split: GroupSplit, a: unknown, b: unknown) => boolean;

/** Finds the borders of groups in a list of images that come in order, one after the other. */
export class Grouper {
  readonly #rule: GroupRule;
  readonly #isSame: Compare;
  #isBegun = false;
  #seed: string | null = null;
  /** What was known last in the group of what the rule splits by. */
  readonly #known: unknown[];
  #missing = 0;

  /** @param isSame Asked where values are not identical and the seeds go on. */
  constructor(rule: GroupRule, isSame: Compare = () => false) {
    this.#rule = rule;
    this.#isSame = isSame;
    this.#known = rule.splitBy.map(() => undefined);
  }

  /** How many seeds are missing right before the last image; none where a group begins with it. */
  get missing(): number {
    return this.#missing;
  }

  /**
   * Takes the next image.
   * @param seed As decimal text.
   * @param values As of `Grouped`.
   * @returns Why a group begins with it; null where it goes on with the one before.
   */
  next(seed: string | null, values?: readonly unknown[]): Border | null {
    const border = this.#borderBefore(seed) ?? this.#split(values);
    this.#seed = seed;
    this.#isBegun = true;
    if (border !== null) {
      this.#missing = 0;
      this.#known.fill(undefined);
    }
    if (values !== undefined) this.#note(values);
    return border;
  }

  #borderBefore(seed: string | null): Border | null {
    if (!this.#isBegun) return 'directory';
    const border = borderBetween(this.#seed, seed, this.#rule);
    if (typeof border === 'string') return border;
    this.#missing = border;
    return null;
  }

  #note(values: readonly unknown[]): void {
    for (const [index, value] of values.entries()) if (value !== undefined) this.#known[index] = value;
  }

  /** What is not known may be as it was. */
  #split(values: readonly unknown[] | undefined): Border | null {
    if (values === undefined) return null;
    const differs = (split: GroupSplit, index: number): boolean => {
      const [known, value] = [this.#known[index], values[index]];
      if (known === undefined || value === undefined || known === value) return false;
      return !this.#isSame(split, known, value);
    };
    return this.#rule.splitBy.find(differs) ?? null;
  }
}

/** What stands between the seeds of two images, one behind the other: a border, or so many missing seeds. */
export function borderBetween(
  from: string | null,
  to: string | null,
  { step, maxGap }: GroupRule,
): Border | number {
  if (from === null || to === null) return 'unnumbered';
  const steps = stepsBetween(from, to, step);
  if (steps === null) return 'seed';
  if (steps <= maxGap + 1) return steps - 1;
  return steps <= NEAR ? 'gap' : 'seed';
}

/** Whether an image of the one seed may be followed by one of the other within a group. */
export function follows(from: string | null, to: string | null, rule: GroupRule): boolean {
  return typeof borderBetween(from, to, rule) === 'number';
}

/**
 * Groups the images of one directory by the default rule: in order of (id, seed, name), a group is a maximal run
 * in which each seed is the one before plus 1. An image whose name holds no seed is a group of its own, after
 * the others.
 * @param rows The images of one directory, in any order.
 * @returns The groups in order, none empty; every row is in exactly one.
 */
export function groupRows<R extends Row>(rows: readonly R[]): R[][] {
  return groupByRule(rows.toSorted(compareRows), DEFAULT_RULE, (row) => row).map((group) => group.rows);
}

/**
 * Groups the images of one directory by a rule: a group is a maximal run in which each seed follows the one before,
 * and nothing changes that the rule splits by.
 * @param rows In order of (id, seed, name), with the seeds that the rule looks at.
 * @param describe What the rule looks at.
 * @returns The groups in order, none empty; every row is in exactly one.
 */
export function groupByRule<R>(
  rows: Iterable<R>,
  rule: GroupRule,
  describe: (row: R) => Grouped,
): RowGroup<R>[] {
  const groups: RowGroup<R>[] = [];
  const grouper = new Grouper(rule);
  let previous: Decimal | null = null;
  for (const row of rows) {
    const grouped = describe(row);
    const begins = grouper.next(grouped.seed, grouped.values);
    const current = groups.at(-1);
    if (begins !== null || current === undefined) {
      if (current !== undefined) current.ends = begins ?? 'directory';
      groups.push({ rows: [row], begins: begins ?? 'directory', ends: 'directory', missing: [] });
    } else {
      current.rows.push(row);
      const before = previous;
      if (before !== null) {
        for (let steps = 1; steps <= grouper.missing; steps++)
          current.missing.push(seedBehind(before, steps, rule.step));
      }
    }
    previous = grouped.seed;
  }
  return groups;
}
