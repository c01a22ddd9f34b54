import type { ScannedFile } from '../../../workers/scan.js';
import type { Connection } from '../connection.js';
import { toSeedColumn } from '../decimal-column.js';
import type { Value } from '../driver.js';
import { toInodeColumn } from '../inode-column.js';
import type { Counts } from './counts.js';
import { dropFreshTimes, keepFreshTime } from './fresh-times.js';
import type { Content, Forgotten } from './forgotten.js';
import type { RecipeOf } from './scanned.js';
import { STATE_NUMBERS, stateOf } from './states.js';

interface AwaitedRow extends Content {
  /** Place among the files. */
  place: number;
  id: number;
  directory_id: number;
  /** Of the group that begins with it. */
  ordinal: number | null;
}

export interface SavedRows {
  saved: number;
  /** Places of files that are known as before. */
  unchanged: number[];
}

/** Writes what a scan found out into rows that are there. */
export class ScannedRows {
  readonly #connection: Connection;
  readonly #forgotten: Forgotten;

  constructor(connection: Connection, forgotten: Forgotten) {
    this.#connection = connection;
    this.#forgotten = forgotten;
  }

  /** @param ids Rows of the files. What is gone, or parsed already, is not saved. */
  save(ids: readonly number[], files: readonly ScannedFile[], recipeOf: RecipeOf, counts: Counts): SavedRows {
    const changed = new Set<number>();
    let saved = 0;
    dropFreshTimes(this.#connection, ids);
    for (const row of this.#awaited(ids)) {
      const file = files[row.place];
      const known = file === undefined ? null : recipeOf(file);
      if (file === undefined || known === null) continue;
      if (row.state !== STATE_NUMBERS.unparsed) this.#forget(row.id);
      if (!this.#write(row.id, file, known.id)) continue;
      keepFreshTime(this.#connection, row.id, file);
      if (row.ordinal !== null) this.#writeHead(row.directory_id, row.ordinal, known.textId);
      counts.move(row.directory_id, stateOf(row.state), file[0]);
      saved++;
      const before = row.state === STATE_NUMBERS.unparsed ? this.#forgotten.take(row.id) : row;
      if (!isAsBefore(before, file, known.id)) changed.add(row.place);
    }
    const isAll = changed.size === ids.length;
    return { saved, unchanged: isAll ? [] : [...ids.keys()].filter((place) => !changed.has(place)) };
  }

  /** What is not parsed, or may have been written to since. */
  #awaited(ids: readonly number[]): AwaitedRow[] {
    return this.#connection
      .sql(
        `SELECT asked.key AS place, images.id, images.directory_id, images.state, images.size,
           images.recipe_id, groups.ordinal
         FROM json_each(?) AS asked CROSS JOIN images ON images.id = asked.value
           LEFT JOIN groups INDEXED BY groups_by_first ON groups.first_id = images.id
         WHERE images.state = 0 OR images.mtime_ns = 0`,
      )
      .all<AwaitedRow>(JSON.stringify(ids));
  }

  #forget(id: number): void {
    this.#connection
      .sql('UPDATE images SET state = 0, is_seed_own = 0, foreign_seed = NULL WHERE id = ?')
      .run(id);
  }

  /** Writes no seed where it is the name's: naming the column would have the index of seeds written anew. */
  #write(id: number, file: ScannedFile, recipeId: number): boolean {
    const [state, seed, otherSeeds, , size, mtimeNs, inode] = file;
    const seedColumn = toSeedColumn(seed);
    const values: Value[] = [
      STATE_NUMBERS[state],
      size,
      BigInt(mtimeNs),
      toInodeColumn(BigInt(inode)),
      recipeId,
      otherSeeds,
      id,
    ];
    if (seedColumn === null) return this.#update('', ...values);
    return (
      this.#updateOwn(...values, seedColumn) || this.#update(', foreign_seed = ?8', ...values, seedColumn)
    );
  }

  #updateOwn(...values: readonly Value[]): boolean {
    const { changes } = this.#connection
      .sql(
        `UPDATE images SET state = ?, size = ?, mtime_ns = ?, inode = ?, recipe_id = ?, other_seeds = ?, is_seed_own = 1
         WHERE id = ? AND state = 0 AND seed = ?`,
      )
      .run(...values);
    return Number(changes) === 1;
  }

  #update(seed: string, ...values: readonly Value[]): boolean {
    const { changes } = this.#connection
      .sql(
        `UPDATE images SET state = ?1, size = ?2, mtime_ns = ?3, inode = ?4, recipe_id = ?5, other_seeds = ?6 ${seed}
         WHERE id = ?7 AND state = 0`,
      )
      .run(...values);
    return Number(changes) === 1;
  }

  #writeHead(directoryId: number, ordinal: number, textId: number): void {
    this.#connection
      .sql('UPDATE groups SET text_id = ? WHERE directory_id = ? AND ordinal = ?')
      .run(textId, directoryId, ordinal);
  }
}

function isAsBefore(
  before: Content | undefined,
  [state, , , , size]: ScannedFile,
  recipeId: number,
): boolean {
  return (
    before !== undefined &&
    stateOf(before.state) === state &&
    before.size === size &&
    before.recipe_id === recipeId
  );
}
