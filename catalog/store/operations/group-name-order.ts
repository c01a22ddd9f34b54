import type { Connection } from '../connection.js';
import { toPlaceColumns } from '../place-column.js';
import type { GroupPlace, StoredImage } from '../store.js';
import { fromTextColumn } from '../text.js';
import { imageAt, imagesBetween } from './group-images.js';
import { firstBehind, type GroupOrder, type PlacedImage } from './group-order.js';
import { type Rows, rowsFrom } from './group-rows.js';
import type { GroupRuns } from './group-runs.js';
import { existing } from './group-runs-cache.js';

/** The catalog's order: by (id, seed, name). */
export class NameOrder implements GroupOrder {
  readonly #connection: Connection;
  readonly #directoryId: number;
  readonly #runs: GroupRuns;

  constructor(connection: Connection, directoryId: number, runs: GroupRuns) {
    this.#connection = connection;
    this.#directoryId = directoryId;
    this.#runs = runs;
  }

  at({ name }: GroupPlace): PlacedImage | null {
    const image = imageAt(this.#connection, this.#directoryId, name);
    return image === null ? null : { ...image, ordinal: this.behind(image) - 1 };
  }

  behind({ name }: Pick<GroupPlace, 'name'>): number {
    const columns = toPlaceColumns(name);
    const statement = this.#connection.sql(
      'SELECT (file_id, seed, name) > (?, ?, ?) AS is_behind FROM images WHERE id = ?',
    );
    return firstBehind(this.#runs.count, (ordinal) => {
      const id = this.#runs.firstIdOf(ordinal);
      return existing(statement.get<{ is_behind: number }>(...columns, id)).is_behind === 1;
    });
  }

  from(ordinal: number, limit: number): StoredImage[] {
    if (ordinal >= this.#runs.count) return [];
    const begin = { name: this.#nameOf(ordinal), isIn: true };
    return imagesBetween(this.#connection, this.#directoryId, { begin, before: null, limit });
  }

  inGroup(ordinal: number, after: GroupPlace | null, limit: number): StoredImage[] {
    const isBehind = after !== null && this.behind(after) > ordinal;
    const begin = { name: isBehind ? after.name : this.#nameOf(ordinal), isIn: !isBehind };
    const before = ordinal + 1 < this.#runs.count ? this.#nameOf(ordinal + 1) : null;
    return imagesBetween(this.#connection, this.#directoryId, { begin, before, limit });
  }

  rowsOf(ordinal: number): Rows {
    return rowsFrom(this.#directoryId, this.#nameOf(ordinal), this.#runs.countOf(ordinal));
  }

  #nameOf(ordinal: number): string {
    const statement = this.#connection.sql('SELECT name FROM images WHERE id = ?');
    return fromTextColumn(existing(statement.get<{ name: string }>(this.#runs.firstIdOf(ordinal))).name);
  }
}
