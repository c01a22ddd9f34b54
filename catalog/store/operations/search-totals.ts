import type { Connection } from '../connection.js';
import type { ImageSearch } from '../store.js';
import type { DataVersion } from './data-version.js';
import { type Expression, isEverything } from './filter-expression.js';
import { leadTo, type Place } from './filter-leads.js';

/** Totals that are kept. */
const MAX_KEPT = 200;

/** How many images searches find, kept until anything is written: whoever pages through them asks again and again. */
export class Totals {
  readonly #connection: Connection;
  readonly #version: DataVersion;
  readonly #kept = new Map<string, number>();
  #keptAt = '';

  constructor(connection: Connection, version: DataVersion) {
    this.#connection = connection;
    this.#version = version;
  }

  count(search: ImageSearch, expression: Expression, place: Place): number {
    // Nothing is asked of images: directories know how many they have.
    if (isEverything(expression)) return place.images;
    const version = this.#version.current;
    if (version !== this.#keptAt) this.#kept.clear();
    this.#keptAt = version;
    const key = JSON.stringify(search);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const { from, sql, values } = leadTo(this.#connection, expression, place);
    const row = this.#connection
      .passingSql(`SELECT count(*) AS count FROM ${from} WHERE ${sql}`)
      .get<{ count: number }>(...values);
    const count = row?.count ?? 0;
    if (this.#kept.size === MAX_KEPT) this.#kept.clear();
    this.#kept.set(key, count);
    return count;
  }
}
