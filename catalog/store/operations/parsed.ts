import type { Connection } from '../connection.js';
import { fromDecimalColumn, seedColumns } from '../decimal-column.js';
import { toInodeColumn } from '../inode-column.js';
import type { Recipe } from '../../../workers/pack.js';
import type { FilePlace, FileStat, FoundFile, ImageState, ParsedFile, StateCounts } from '../store.js';
import { toTextColumn } from '../text.js';
import { findKnown } from './adoption.js';
import type { Directories } from './directories.js';
import type { Recipes } from './recipes.js';
import { noCounts, STATE_NUMBERS, stateOf } from './states.js';
import type { Value } from '../driver.js';

interface ImageRow {
  id: number;
  directoryId: number;
  state: ImageState;
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

/** Writes what parsing found. All is to be called in a transaction. */
export class Parsed {
  readonly #connection: Connection;
  readonly #directories: Directories;
  readonly #recipes: Recipes;

  constructor(connection: Connection, directories: Directories, recipes: Recipes) {
    this.#connection = connection;
    this.#directories = directories;
    this.#recipes = recipes;
  }

  save(files: readonly ParsedFile[]): number {
    const counts = new Counts();
    /** Files of a batch share their recipes as objects. */
    const recipeIds = new Map<Recipe, number>();
    let saved = 0;
    for (const { metadata, stat, ...place } of files) {
      const row = this.#find(place);
      if (row === null) continue;
      const recipeId = recipeIds.get(metadata.recipe) ?? this.#recipes.idOf(metadata.recipe);
      recipeIds.set(metadata.recipe, recipeId);
      const { state, seed, otherSeeds } = metadata;
      this.#write(row, { state, stat, recipeId, metadataSeed: seed, otherSeeds }, counts);
      saved++;
    }
    counts.save(this.#directories);
    return saved;
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
      if (row !== null) this.#write(row, outcome, counts);
    }
    counts.save(this.#directories);
  }

  #find({ directory, name }: FilePlace): ImageRow | null {
    const directoryId = this.#directories.idOf(directory);
    if (directoryId === null) return null;
    const row = this.#connection
      .sql(
        `SELECT id, state, CAST(seed AS TEXT) AS seed, foreign_seed IS NOT NULL AS has_foreign_seed
         FROM images WHERE directory_id = ? AND name = ?`,
      )
      .get<{ id: number; state: number; seed: string | null; has_foreign_seed: number }>(
        directoryId,
        toTextColumn(name),
      );
    if (row === undefined) return null;
    return {
      id: row.id,
      directoryId,
      state: stateOf(row.state),
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
  }
}

/** How many images of each directory went from one state to another. */
class Counts {
  readonly #byDirectory = new Map<number, StateCounts>();

  move(directoryId: number, from: ImageState, to: ImageState): void {
    const counts = this.#byDirectory.get(directoryId) ?? noCounts();
    counts[from]--;
    counts[to]++;
    this.#byDirectory.set(directoryId, counts);
  }

  save(directories: Directories): void {
    for (const [id, counts] of this.#byDirectory) directories.count(id, counts);
  }
}
