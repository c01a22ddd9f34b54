import type { Connection } from '../connection.js';
import { fromDecimalColumn, toSeedColumn } from '../decimal-column.js';
import type { FoundImage, PageRequest, SearchQuestion, StorePage } from '../store.js';
import { fromTextColumn } from '../text.js';
import { both, type Conditions, imageConditions, seedConditions } from './conditions.js';
import { isCursorOf, nextCursor, notACursor, readCursor, writeCursor } from './cursor.js';
import { describeImage, IMAGE_COLUMNS, type ImageRow } from './images.js';
import { recipesCondition, type RecipesQuery, recipesQuery } from './recipes-query.js';

interface FoundRow extends ImageRow {
  id: number;
  path: string;
}

/** A recipe with what its list is ordered by. */
interface RecipeRow {
  id: number;
  first: number;
  second: number;
}

const COLUMNS = `images.id, directories.path, ${IMAGE_COLUMNS}`;
const JOINED = 'CROSS JOIN directories ON directories.id = images.directory_id';

/** Images that are looked at one by one sooner than all that a prompt leads to: some milliseconds. */
const FEW_IMAGES = 10_000;

const NO_CONDITIONS: Conditions = { sql: '', values: [] };

/** The least integer of SQLite. */
const LEAST = String(-(2n ** 63n));

/** Positions before the first pages: what each way is ordered by, and the image. */
const RECIPE_START: readonly [first: number, second: number, image: number] = [0, 0, 0];
const SEED_START: readonly [seed: string, image: number] = ['-1', 0];
const TIME_START: readonly [time: string, inode: string, image: number] = ['', '', 0];
const ID_START: readonly [image: number] = [0];

/**
 * Finds images. Texts and settings lead where they are asked for, since few of them stand for many images: results then
 * come batch by batch, in the order in which the prompts were first met. Else the index of seeds or times leads. Each
 * way is ordered by what leads, so that a page costs what is on it and what was passed over, and nothing is sorted.
 */
export function search(
  connection: Connection,
  question: SearchQuestion,
  page: PageRequest,
): StorePage<FoundImage> {
  const recipes = recipesQuery(question);
  if (recipes === 'none') return { items: [], next: null };
  const hasSeeds = question.seedFrom !== undefined || question.seedTo !== undefined;
  if (recipes !== null) {
    return hasSeeds && isSeedFirst(connection, question, page)
      ? searchBySeed(connection, question, recipesCondition(recipes), page)
      : searchByRecipe(connection, recipes, imageConditions(question), page);
  }
  if (hasSeeds) return searchBySeed(connection, question, NO_CONDITIONS, page);
  if (question.mtimeFromNs !== undefined || question.mtimeToNs !== undefined)
    return searchByTime(connection, question, page);
  return searchById(connection, imageConditions(question), page);
}

/** Whether few images have such seeds. Later pages go the way that the first one went, whatever has come in between. */
function isSeedFirst(connection: Connection, question: SearchQuestion, { after }: PageRequest): boolean {
  if (after !== undefined) return isCursorOf(after, SEED_START);
  const { sql, values } = seedConditions(question);
  const beyond = connection
    .sql(
      `SELECT 1 FROM images INDEXED BY images_by_seed WHERE images.known_seed IS NOT NULL ${sql} LIMIT 1 OFFSET ?`,
    )
    .get(...values, FEW_IMAGES);
  return beyond === undefined;
}

function searchByRecipe(
  connection: Connection,
  recipes: RecipesQuery,
  conditions: Conditions,
  { after, limit }: PageRequest,
): StorePage<FoundImage> {
  const [first, second, image] = readCursor(after, RECIPE_START);
  const items: FoundImage[] = [];
  const images = connection.sql(
    `SELECT ${COLUMNS} FROM images ${JOINED} WHERE images.recipe_id = ? AND images.id > ? ${conditions.sql} ORDER BY images.id LIMIT ?`,
  );
  const statement = connection.sql(recipes.sql);
  for (const recipe of statement.iterate<RecipeRow>(
    ...recipes.values,
    first,
    first,
    second,
    ...recipes.rest,
  )) {
    const from = recipe.first === first && recipe.second === second ? image : 0;
    const rows = images.all<FoundRow>(recipe.id, from, ...conditions.values, limit - items.length);
    items.push(...rows.map(describeFound));
    const last = rows.at(-1);
    if (items.length === limit && last !== undefined)
      return { items, next: writeCursor([recipe.first, recipe.second, last.id]) };
  }
  return { items, next: null };
}

/** The place of the cursor is the lower bound: with two of them SQLite may begin at the one that is further off. */
function searchBySeed(
  connection: Connection,
  { seedFrom, ...question }: SearchQuestion,
  more: Conditions,
  { after, limit }: PageRequest,
): StorePage<FoundImage> {
  const conditions = both(imageConditions(question), more);
  const [seed, image] = after === undefined ? [seedFrom ?? '-1', 0] : readCursor(after, SEED_START);
  const rows = connection
    .sql(
      `SELECT CAST(images.known_seed AS TEXT) AS known_seed, ${COLUMNS} FROM images INDEXED BY images_by_seed ${JOINED}
       WHERE images.known_seed IS NOT NULL AND (images.known_seed, images.id) > (?, ?) ${conditions.sql}
       ORDER BY images.known_seed, images.id LIMIT ?`,
    )
    .all<FoundRow & { known_seed: string }>(toSeedColumn(seed), image, ...conditions.values, limit);
  return pageOf(rows, limit, ({ known_seed, id }) => [fromDecimalColumn(known_seed) ?? '', id]);
}

/** As for seeds, the place is the lower bound. */
function searchByTime(
  connection: Connection,
  { mtimeFromNs, ...question }: SearchQuestion,
  { after, limit }: PageRequest,
): StorePage<FoundImage> {
  const conditions = imageConditions(question);
  const [time, inode, image] =
    after === undefined ? [String(mtimeFromNs ?? LEAST), LEAST, 0] : readCursor(after, TIME_START);
  const rows = connection
    .sql(
      `SELECT CAST(images.mtime_ns AS TEXT) AS mtime_ns, CAST(images.inode AS TEXT) AS inode, ${COLUMNS}
       FROM images INDEXED BY images_by_time ${JOINED}
       WHERE images.mtime_ns IS NOT NULL AND (images.mtime_ns, images.inode, images.id) > (?, ?, ?) ${conditions.sql}
       ORDER BY images.mtime_ns, images.inode, images.id LIMIT ?`,
    )
    .all<FoundRow & { mtime_ns: string; inode: string }>(
      integer(time),
      integer(inode),
      image,
      ...conditions.values,
      limit,
    );
  return pageOf(rows, limit, ({ mtime_ns, inode, id }) => [mtime_ns, inode, id]);
}

function searchById(
  connection: Connection,
  conditions: Conditions,
  { after, limit }: PageRequest,
): StorePage<FoundImage> {
  const [image] = readCursor(after, ID_START);
  const rows = connection
    .sql(
      `SELECT ${COLUMNS} FROM images ${JOINED} WHERE images.id > ? ${conditions.sql} ORDER BY images.id LIMIT ?`,
    )
    .all<FoundRow>(image, ...conditions.values, limit);
  return pageOf(rows, limit, ({ id }) => [id]);
}

function pageOf<Row extends FoundRow>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => readonly (string | number)[],
): StorePage<FoundImage> {
  return { items: rows.map(describeFound), next: nextCursor(rows, limit, positionOf) };
}

function describeFound(row: FoundRow): FoundImage {
  return { ...describeImage(row), directory: fromTextColumn(row.path) };
}

function integer(text: string): bigint {
  if (/^-?\d{1,19}$/.test(text)) return BigInt.asIntN(64, BigInt(text));
  throw notACursor();
}
