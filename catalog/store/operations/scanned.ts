import { SeedrollError } from '../../../schema/errors.js';
import type { ScannedBatch, ScannedFile } from '../../../workers/scan.js';
import type { Connection } from '../connection.js';
import type { SavedScans, ScannedFiles } from '../store.js';
import { Counts } from './counts.js';
import type { Directories } from './directories.js';
import type { Forgotten } from './forgotten.js';
import type { Pending } from './pending.js';
import type { RecipeIds, Recipes } from './recipes.js';
import { ScannedParts } from './scanned-parts.js';
import { type SavedRows, ScannedRows } from './scanned-rows.js';

/** Gives the rows of a file's recipe; null where the batch has none. */
export type RecipeOf = (file: ScannedFile) => RecipeIds | null;

interface Parts {
  connection: Connection;
  directories: Directories;
  recipes: Recipes;
  pending: Pending;
  forgotten: Forgotten;
}

/** Writes what scans found out. */
export class Scanned {
  readonly #directories: Directories;
  readonly #recipes: Recipes;
  readonly #pending: Pending;
  readonly #rows: ScannedRows;
  readonly #parts: ScannedParts;

  constructor({ connection, directories, recipes, pending, forgotten }: Parts) {
    this.#directories = directories;
    this.#recipes = recipes;
    this.#pending = pending;
    this.#rows = new ScannedRows(connection, forgotten);
    this.#parts = new ScannedParts(connection);
  }

  /** Call it in a transaction. What is gone, or parsed already, is not saved. */
  save(scans: readonly ScannedFiles[]): SavedScans {
    const counts = new Counts();
    const settled = new Set<number>();
    const unchanged: number[][] = [];
    let saved = 0;
    for (const { files: asked, batch } of scans) {
      const places: number[] = [];
      unchanged.push(places);
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
        const rows = this.#rows.save(asked.ids, files, recipeOf, counts);
        saved += rows.saved;
        places.push(...rows.unchanged);
        continue;
      }
      let start = 0;
      for (const part of asked.parts) {
        const own = files.slice(start, start + part.count);
        const rows = this.#savePart(part.id, own, recipeOf, counts, settled);
        saved += rows.saved;
        for (const place of rows.unchanged) places.push(start + place);
        start += part.count;
      }
    }
    counts.save(this.#directories);
    for (const id of settled) this.#pending.settle(id);
    return { saved, unchanged };
  }

  #savePart(
    id: number,
    files: readonly ScannedFile[],
    recipeOf: RecipeOf,
    counts: Counts,
    settled: Set<number>,
  ): SavedRows {
    const part = this.#pending.take(id);
    if (part !== null) {
      settled.add(part.directoryId);
      return { saved: this.#parts.save(part, files, recipeOf, counts), unchanged: [] };
    }
    // Somebody has asked for the images in the meantime.
    const firstId = this.#pending.rowsOf(id);
    if (firstId === null) return { saved: 0, unchanged: [...files.keys()] };
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
