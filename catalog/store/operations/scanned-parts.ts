import type { ScannedFile } from '../../../workers/scan.js';
import type { Connection } from '../connection.js';
import { toSeedColumn } from '../decimal-column.js';
import type { Value } from '../driver.js';
import { toInodeColumn } from '../inode-column.js';
import { toPlaceColumns } from '../place-column.js';
import type { Counts } from './counts.js';
import { keepFreshTime } from './fresh-times.js';
import type { Part } from './pending.js';
import type { RecipeOf } from './scanned.js';
import { Sequence } from './sequence.js';
import { STATE_NUMBERS } from './states.js';

/** Rows of one statement: a call of the driver costs more than a row does. */
const ROWS_AT_ONCE = 25;
const COLUMNS = [
  'id',
  'directory_id',
  'file_id',
  'seed',
  'name',
  'state',
  'size',
  'mtime_ns',
  'inode',
  'recipe_id',
  'is_seed_own',
  'foreign_seed',
  'other_seeds',
] as const;
const ROW = `(${COLUMNS.map(() => '?').join(', ')})`;

/** Writes rows for files that had none, with what a scan found out. */
export class ScannedParts {
  readonly #connection: Connection;
  readonly #sequence: Sequence;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#sequence = new Sequence(connection);
  }

  /**
   * @param files One for each name of the part.
   * @returns How many were saved.
   */
  save(
    { directoryId, names }: Part,
    files: readonly ScannedFile[],
    recipeOf: RecipeOf,
    counts: Counts,
  ): number {
    const firstId = this.#sequence.take(names.length);
    let values: Value[] = [];
    let added = 0;
    for (const [index, name] of names.entries()) {
      const file = files[index];
      const recipe = file === undefined ? null : recipeOf(file);
      if (file === undefined || recipe === null) throw new Error('A scan has left a file out.');
      pushRow(values, firstId + index, directoryId, name, file, recipe.id);
      keepFreshTime(this.#connection, firstId + index, file);
      counts.move(directoryId, 'unparsed', file[0]);
      if (values.length < ROWS_AT_ONCE * COLUMNS.length) continue;
      added += this.#insert(values);
      values = [];
    }
    if (values.length > 0) added += this.#insert(values);
    // A name came twice in a listing that is not at its end yet.
    if (added < names.length) counts.recount(directoryId);
    return added;
  }

  #insert(values: readonly Value[]): number {
    const rows = Array.from({ length: values.length / COLUMNS.length }, () => ROW).join(', ');
    const { changes } = this.#connection
      .sql(
        `INSERT INTO images (${COLUMNS.join(', ')}) VALUES ${rows}
         ON CONFLICT (directory_id, file_id, seed, name) DO NOTHING`,
      )
      .run(...values);
    return Number(changes);
  }
}

function pushRow(
  values: Value[],
  id: number,
  directoryId: number,
  name: string,
  [state, seed, otherSeeds, , size, mtimeNs, inode]: ScannedFile,
  recipeId: number,
): void {
  const [fileId, nameSeed, column] = toPlaceColumns(name);
  const seedColumn = toSeedColumn(seed);
  const isOwn = seedColumn !== null && isSame(seedColumn, nameSeed);
  values.push(
    id,
    directoryId,
    fileId,
    nameSeed,
    column,
    STATE_NUMBERS[state],
    size,
    BigInt(mtimeNs),
    toInodeColumn(BigInt(inode)),
    recipeId,
    isOwn ? 1 : 0,
    isOwn ? null : seedColumn,
    otherSeeds,
  );
}

function isSame(a: Value, b: Value): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b;
}
