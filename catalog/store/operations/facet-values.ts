import type { ValueCount } from '../store.js';

/** Counts values; those that differ in case of letters are one, since searches find both by either. */
export class NameCounts {
  readonly #byName = new Map<string, Map<string, number>>();

  add(name: string, count: number): void {
    const key = name.toLowerCase();
    const spellings = this.#byName.get(key) ?? new Map<string, number>();
    this.#byName.set(key, spellings);
    spellings.set(name, (spellings.get(name) ?? 0) + count);
  }

  /** Each in its most frequent spelling. */
  *values(): Generator<ValueCount> {
    for (const spellings of this.#byName.values()) {
      const [spelling] = mostFrequent(
        [...spellings].map(([value, count]) => ({ value, count })),
        1,
      );
      const count = [...spellings.values()].reduce((sum, one) => sum + one, 0);
      if (spelling !== undefined) yield { value: spelling.value, count };
    }
  }
}

/** The most frequent values, equals in order of letters. Costs little more than to look at each. */
export function mostFrequent(values: Iterable<ValueCount>, limit: number): ValueCount[] {
  let found: ValueCount[] = [];
  let least: ValueCount | undefined;
  for (const one of values) {
    if (least !== undefined && compare(one, least) >= 0) continue;
    found.push(one);
    if (found.length < 2 * limit + 1000) continue;
    found = found.toSorted(compare).slice(0, limit);
    least = found.length === limit ? found.at(-1) : undefined;
  }
  return found.toSorted(compare).slice(0, limit);
}

function compare(a: ValueCount, b: ValueCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
}
