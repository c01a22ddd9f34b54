import type { Connection } from '../connection.js';
import { fromDecimalColumn, toDecimalColumn } from '../decimal-column.js';
import type { Value } from '../driver.js';
import { toPlaceColumns } from '../place-column.js';
import type { GroupPlace, StoredImage } from '../store.js';
import { fromTextColumn } from '../text.js';
import { firstBehind, type GroupOrder, type PlacedImage } from './group-order.js';
import { type Rows, rowsOf } from './group-rows.js';
import type { GroupRuns } from './group-runs.js';
import { existing } from './group-runs-cache.js';
import { describeImage, IMAGE_COLUMNS, type ImageRow } from './images.js';

/** What no seed is known of is behind all that have one. */
const PLACE = '(images.file_id, images.known_seed IS NULL, ifnull(images.known_seed, 0), images.name)';

/** By (id, seed in the metadata, name), in which no index has the images: the groups hold their rows. */
export class SeedOrder implements GroupOrder {
  readonly #connection: Connection;
  readonly #directoryId: number;
  readonly #runs: GroupRuns;
  readonly #ids: Float64Array;

  constructor(connection: Connection, directoryId: number, runs: GroupRuns, ids: Float64Array) {
    this.#connection = connection;
    this.#directoryId = directoryId;
    this.#runs = runs;
    this.#ids = ids;
  }

  at(place: GroupPlace): PlacedImage | null {
    const position = this.#positionOf(place.name) ?? this.#firstBehind(place, 0, this.#ids.length);
    const id = this.#ids[position];
    if (id === undefined) return null;
    const row = existing(
      this.#connection
        .sql('SELECT name, CAST(known_seed AS TEXT) AS seed FROM images WHERE id = ?')
        .get<{ name: string; seed: string | null }>(id),
    );
    return {
      name: fromTextColumn(row.name),
      seed: fromDecimalColumn(row.seed),
      ordinal: this.#runs.ordinalAt(position),
    };
  }

  behind(place: GroupPlace): number {
    const isBehind = this.#comparer(place);
    return firstBehind(this.#runs.count, (ordinal) => isBehind(this.#runs.firstIdOf(ordinal)));
  }

  from(ordinal: number, limit: number): StoredImage[] {
    const start = this.#runs.startOf(ordinal);
    return this.#images(start, start + limit);
  }

  inGroup(ordinal: number, after: GroupPlace | null, limit: number): StoredImage[] {
    const [start, end] = [this.#runs.startOf(ordinal), this.#runs.startOf(ordinal + 1)];
    const from = after === null ? start : this.#behind(after, start, end);
    return this.#images(from, Math.min(end, from + limit));
  }

  rowsOf(ordinal: number): Rows {
    return rowsOf(this.#ids.subarray(this.#runs.startOf(ordinal), this.#runs.startOf(ordinal + 1)));
  }

  /** Position behind an image, which may have gone, among those from `start` to `end`. */
  #behind(after: GroupPlace, start: number, end: number): number {
    const known = this.#positionOf(after.name);
    if (known !== null && known >= start && known < end) return known + 1;
    return this.#firstBehind(after, start, end);
  }

  #positionOf(name: string): number | null {
    const row = this.#connection
      .sql('SELECT id FROM images WHERE directory_id = ? AND file_id = ? AND seed = ? AND name = ?')
      .get<{ id: number }>(this.#directoryId, ...toPlaceColumns(name));
    const position = row === undefined ? -1 : this.#ids.indexOf(row.id);
    return position === -1 ? null : position;
  }

  #firstBehind(place: GroupPlace, start: number, end: number): number {
    const isBehind = this.#comparer(place);
    return firstBehind(end, (position) => isBehind(this.#ids[position] ?? 0), start);
  }

  /** Whether an image is behind a place. */
  #comparer({ name, seed }: GroupPlace): (id: number) => boolean {
    const [fileId, , text] = toPlaceColumns(name);
    const place: Value[] = seed === null ? [fileId, 1, 0, text] : [fileId, 0, toDecimalColumn(seed), text];
    const statement = this.#connection.sql(
      `SELECT ${PLACE} > (?, ?, ?, ?) AS is_behind FROM images WHERE id = ?`,
    );
    return (id) => existing(statement.get<{ is_behind: number }>(...place, id)).is_behind === 1;
  }

  #images(from: number, to: number): StoredImage[] {
    const statement = this.#connection.sql(`SELECT ${IMAGE_COLUMNS} FROM images WHERE id = ?`);
    return Array.from(this.#ids.subarray(from, to), (id) =>
      describeImage(existing(statement.get<ImageRow>(id))),
    );
  }
}
