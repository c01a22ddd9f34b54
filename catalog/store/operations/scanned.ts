import { SeedrollError } from '../../../schema/errors.js';
import type { ScannedBatch, ScannedFile } from '../../../workers/scan.js';
import type { Connection } from '../connection.js';
import type { ScannedFiles } from '../store.js';
import { Counts } from './counts.js';
import type { Directories } from './directories.js';
import type { Pending } from './pending.js';
import type { RecipeIds, Recipes } from './recipes.js';
import { ScannedParts } from './scanned-parts.js';
import { ScannedRows } from './scanned-rows.js';

/** Gives the rows of a file's recipe; null where the batch has none. */
export type RecipeOf = (file: ScannedFile) => RecipeIds | null;

interface Parts {
  connection: Connection;
  directories: Directories;
  recipes: Recipes;
  pending: Pending;
}

/** Writes what scans found out. */
export class Scanned {
  readonly #directories: Directories;
  readonly #recipes: Recipes;
  readonly #pending: Pending;
  readonly #rows: ScannedRows;
  readonly #parts: ScannedParts;

  constructor({ connection, directories, recipes, pending }: Parts) {
    this.#directories = directories;
    this.#recipes = recipes;
    this.#pending = pending;
    this.#rows = new ScannedRows(connection);
    this.#parts = new ScannedParts(connection);
  }

  /**
   * Call it in a transaction.
   * @returns How many were saved: not what is gone, or parsed already.
   */
  save(scans: readonly ScannedFiles[]): number {
    const counts = new Counts();
    const settled = new Set<number>();
    let saved = 0;
    for (const { files: asked, batch } of scans) {
      const { recipes, files } = parseBatch(batch);
      const recipeOf = this.#recipesOf(recipes);
      const count =
        'ids' in asked ? asked.ids.length : asked.parts.reduce((sum, part) => sum + part.count, 0);
      if (files.length !== count)
        throw new SeedrollError(
          'INVALID_INPUT',
          `files: expected one for each of ${files.length} in the batch, found ${count}`,
        );
      if ('ids' in asked) {
        saved += this.#rows.save(asked.ids, files, recipeOf, counts);
        continue;
      }
      let start = 0;
      for (const part of asked.parts) {
        const own = files.slice(start, (start += part.count));
        saved += this.#savePart(part.id, own, recipeOf, counts, settled);
      }
    }
    counts.save(this.#directories);
    for (const id of settled) this.#pending.settle(id);
    return saved;
  }

  #savePart(
    id: number,
    files: readonly ScannedFile[],
    recipeOf: RecipeOf,
    counts: Counts,
    settled: Set<number>,
  ): number {
    const part = this.#pending.take(id);
    if (part !== null) {
      settled.add(part.directoryId);
      return this.#parts.save(part, files, recipeOf, counts);
    }
    // Somebody has asked for the images in the meantime.
    const firstId = this.#pending.rowsOf(id);
    if (firstId === null) return 0;
    const ids = files.map((_, index) => firstId + index);
    return this.#rows.save(ids, files, recipeOf, counts);
  }

  #recipesOf(recipes: ScannedBatch['recipes']): RecipeOf {
    const known: (RecipeIds | undefined)[] = [];
    return (file) => {
      const place = file[3];
      const recipe = recipes[place];
      return recipe === undefined ? null : (known[place] ??= this.#recipes.idsOf(recipe));
    };
  }
}

function parseBatch(text: string): ScannedBatch {
  const batch: unknown = JSON.parse(text);
  if (isBatch(batch)) return batch;
  throw new SeedrollError('INVALID_INPUT', 'batch: expected what a scan found out');
}

/** It comes from a thread of ours: what is in its lists need not be looked at one by one. */
function isBatch(value: unknown): value is ScannedBatch {
  return (
    typeof value === 'object' &&
    value !== null &&
    'recipes' in value &&
    'files' in value &&
    Array.isArray(value.recipes) &&
    Array.isArray(value.files)
  );
}
