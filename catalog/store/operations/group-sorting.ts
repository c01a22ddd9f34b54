import { compareKeys, type GroupKey, type GroupSort, SORT_KINDS } from '../../group-keys.js';
import type { SortedGroups } from '../store.js';

/** A group and what it is ordered by. */
interface Place {
  directory: number;
  ordinal: number;
  key: GroupKey;
  /** The key as a number, as exactly as that can be. */
  near: number;
}

/** Orders groups of many directories; those of equal keys, and those without, by directory and ordinal. */
export class GroupSorter {
  readonly #kind: (typeof SORT_KINDS)[GroupSort];
  readonly #known: Place[] = [];
  readonly #unknown: Pick<Place, 'directory' | 'ordinal'>[] = [];

  constructor(sort: GroupSort) {
    this.#kind = SORT_KINDS[sort];
  }

  /** To be called in the order of directories, with the groups of each in their order. */
  add(directory: number, ordinals: Uint32Array, keys: readonly (GroupKey | null)[]): void {
    for (const [index, ordinal] of ordinals.entries()) {
      const key = keys[index] ?? null;
      if (key === null) this.#unknown.push({ directory, ordinal });
      else this.#known.push({ directory, ordinal, key, near: this.#kind === 'name' ? 0 : Number(key) });
    }
  }

  /** Groups without a key come last either way. */
  sorted(isDescending: boolean): SortedGroups {
    const sign = isDescending ? -1 : 1;
    const kind = this.#kind;
    // Sorting is stable: equals stay in the order in which they came.
    this.#known.sort(
      (a, b) => sign * (a.near === b.near ? compareKeys(a.key, b.key, kind) : a.near - b.near),
    );
    const all = [...this.#known, ...this.#unknown];
    const isNumber = kind === 'number';
    return {
      directories: Uint32Array.from(all, ({ directory }) => directory),
      ordinals: Uint32Array.from(all, ({ ordinal }) => ordinal),
      numbers: isNumber ? Float64Array.from(this.#known, ({ near }) => near) : null,
      texts: isNumber ? null : joinedKeys(this.#known),
      known: this.#known.length,
    };
  }
}

function joinedKeys(places: readonly Place[]): { joined: string; ends: Uint32Array } {
  const texts = places.map(({ key }) => String(key));
  let end = 0;
  // A name holds no slash.
  return { joined: texts.join('/'), ends: Uint32Array.from(texts, ({ length }) => (end += length + 1) - 1) };
}
