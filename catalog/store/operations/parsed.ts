import type { Connection } from '../connection.js';
import { fromDecimalColumn, seedColumns } from '../decimal-column.js';
import { toInodeColumn } from '../inode-column.js';
import type { Value } from '../driver.js';
import { toPlaceColumns } from '../place-column.js';
import type { FilePlace, FileStat, FoundFile, ImageState } from '../store.js';
import { findKnown } from './adoption.js';
import { Counts } from './counts.js';
import type { Directories } from './directories.js';
import type { Content, Forgotten } from './forgotten.js';
import { STATE_NUMBERS, stateOf } from './states.js';

interface ImageRow {
  id: number;
  directoryId: number;
  state: ImageState;
  content: Content;
  /** Of the name. */
  seed: string | null;
  hasForeignSeed: boolean;
}

/** What is written of an image by parsing it. */
interface Outcome {
  state: ImageState;
  stat: FileStat | null;
  recipeId: Value;
  metadataSeed: string | null;
  otherSeeds: Value;
}

/** Takes over what was parsed elsewhere, and forgets it. All is to be called in a transaction. */
export class Parsed {
  readonly #connection: Connection;
  readonly #directories: Directories;
  readonly #forgotten: Forgotten;

  constructor(connection: Connection, directories: Directories, forgotten: Forgotten) {
    this.#connection = connection;
    this.#directories = directories;
    this.#forgotten = forgotten;
  }

  adopt(files: readonly FoundFile[]): boolean[] {
    const counts = new Counts();
    const adopted = files.map(({ stat, ...place }) => {
      const row = this.#find(place);
      const known = row === null ? null : findKnown(this.#connection, stat);
      if (row === null || known === null) return false;
      const outcome: Outcome = {
        state: stateOf(known.state),
        stat,
        recipeId: known.recipe_id,
        metadataSeed: known.metadata_seed,
        otherSeeds: known.other_seeds,
      };
      this.#write(row, outcome, counts);
      return true;
    });
    counts.save(this.#directories);
    return adopted;
  }

  forget(places: readonly FilePlace[]): void {
    const counts = new Counts();
    const outcome = {
      state: 'unparsed',
      stat: null,
      recipeId: null,
      metadataSeed: null,
      otherSeeds: null,
    } as const;
    for (const place of places) {
      const row = this.#find(place);
      if (row === null) continue;
      if (row.state !== 'unparsed') this.#forgotten.keep(row.id, row.content);
      this.#write(row, outcome, counts);
    }
    counts.save(this.#directories);
  }

  #find({ directory, name }: FilePlace): ImageRow | null {
    const directoryId = this.#directories.idOf(directory);
    if (directoryId === null) return null;
    const row = this.#connection
      .sql(
        `SELECT id, state, size, recipe_id, CAST(nullif(seed, x'ff') AS TEXT) AS seed, foreign_seed IS NOT NULL AS has_foreign_seed
         FROM images WHERE directory_id = ? AND file_id = ? AND seed = ? AND name = ?`,
      )
      .get<Content & { id: number; seed: string | null; has_foreign_seed: number }>(
        directoryId,
        ...toPlaceColumns(name),
      );
    if (row === undefined) return null;
    return {
      id: row.id,
      directoryId,
      state: stateOf(row.state),
      content: row,
      seed: fromDecimalColumn(row.seed),
      hasForeignSeed: row.has_foreign_seed === 1,
    };
  }

  #write(row: ImageRow, outcome: Outcome, counts: Counts): void {
    const { state, stat, recipeId, otherSeeds } = outcome;
    const { isOwn, foreign } = seedColumns(row.seed, outcome.metadataSeed);
    // Named in the statement, the column would have its index written anew, changed or not.
    const isForeign = row.hasForeignSeed || foreign !== null;
    counts.move(row.directoryId, row.state, state);
    this.#connection
      .sql(
        `UPDATE images SET state = ?, size = ?, mtime_ns = ?, inode = ?, recipe_id = ?, is_seed_own = ?,
           other_seeds = ?${isForeign ? ', foreign_seed = ?' : ''} WHERE id = ?`,
      )
      .run(
        STATE_NUMBERS[state],
        stat?.size ?? null,
        stat?.mtimeNs ?? null,
        stat === null ? null : toInodeColumn(stat.inode),
        recipeId,
        isOwn,
        otherSeeds,
        ...(isForeign ? [foreign] : []),
        row.id,
      );
    this.#connection
      .sql(`UPDATE groups SET text_id = (SELECT text_id FROM recipes WHERE id = ?) WHERE first_id = ?`)
      .run(recipeId, row.id);
  }
}
