import type { GroupRule } from '../../../schema/models/group-rule.js';
import type { Connection } from '../connection.js';
import { fromTextColumn } from '../text.js';
import { readColumns, readInOrder } from './group-columns.js';
import { NameOrder } from './group-name-order.js';
import { rowsOf } from './group-rows.js';
import type { GroupRuns } from './group-runs.js';
import { existing } from './group-runs-cache.js';

/** To look one image up costs as much as to go past so many in their order. */
const PASSED_PER_LOOK = 200;

/** What is found in one directory. */
export interface Found {
  /** Rows of images, ascending. */
  ids: readonly number[];
  /** Which image of a group must be among them. */
  of: 'any' | 'first';
}

interface Grouped {
  directoryId: number;
  runs: GroupRuns;
  rule: GroupRule;
}

type Pairs = Iterable<readonly [id: number, ordinal: number]>;

/** The groups of a directory that images are in, ascending. */
export function groupsOf(connection: Connection, grouped: Grouped, found: Found): Uint32Array {
  const ordinals = new Set<number>();
  for (const [, ordinal] of pairsOf(connection, grouped, found)) ordinals.add(ordinal);
  return Uint32Array.from(ordinals).toSorted();
}

/**
 * As `groupsOf`, with the best score of the images of each; 0 where none has one.
 * @param asked What `relevance` takes.
 */
export function scoredGroupsOf(
  connection: Connection,
  grouped: Grouped,
  found: Found,
  asked: string,
): { ordinals: Uint32Array; scores: Float64Array } {
  const scores = scoresOf(connection, found.ids, asked);
  const best = new Map<number, number>();
  for (const [id, ordinal] of pairsOf(connection, grouped, found))
    best.set(ordinal, Math.max(best.get(ordinal) ?? 0, scores.get(id) ?? 0));
  const ordinals = Uint32Array.from(best.keys()).toSorted();
  return { ordinals, scores: Float64Array.from(ordinals, (ordinal) => best.get(ordinal) ?? 0) };
}

/** Images that were found, each with its group. */
function pairsOf(connection: Connection, grouped: Grouped, { ids, of }: Found): Pairs {
  const { runs } = grouped;
  if (of === 'first') return firstsAmong(runs, new Set(ids));
  return runs.ids === null && ids.length * PASSED_PER_LOOK < runs.images
    ? lookedUp(connection, grouped, ids)
    : passed(connection, grouped, new Set(ids));
}

function* firstsAmong(runs: GroupRuns, wanted: ReadonlySet<number>): Pairs {
  for (let ordinal = 0; ordinal < runs.count; ordinal++) {
    const id = runs.firstIdOf(ordinal);
    if (wanted.has(id)) yield [id, ordinal];
  }
}

function* lookedUp(connection: Connection, { directoryId, runs }: Grouped, ids: readonly number[]): Pairs {
  const order = new NameOrder(connection, directoryId, runs);
  const statement = connection.sql('SELECT name FROM images WHERE id = ?');
  for (const id of ids) {
    const { name } = existing(statement.get<{ name: string }>(id));
    yield [id, order.behind({ name: fromTextColumn(name) }) - 1];
  }
}

function* passed(
  connection: Connection,
  { directoryId, runs, rule }: Grouped,
  wanted: ReadonlySet<number>,
): Pairs {
  let position = 0;
  let ordinal = 0;
  const parts = runs.ids === null ? readInOrder(connection, directoryId, rule, []) : [{ ids: runs.ids }];
  for (const { ids } of parts) {
    for (const id of ids) {
      if (position === runs.startOf(ordinal + 1)) ordinal++;
      if (wanted.has(id)) yield [id, ordinal];
      position++;
    }
  }
}

function scoresOf(connection: Connection, images: readonly number[], asked: string): Map<number, number> {
  const { sql, values } = rowsOf(images);
  const { ids, columns } = readColumns(connection, {
    from: `${sql} LEFT JOIN recipes ON recipes.id = images.recipe_id`,
    values,
    columns: ['recipes.text_id'],
  });
  const [textIds = []] = columns;
  const texts = [...new Set(textIds.filter((id) => id !== ''))];
  const scores = scoresOfTexts(connection, texts.map(Number), asked);
  return new Map(Array.from(ids, (id, index) => [id, scores.get(Number(textIds[index])) ?? 0]));
}

function scoresOfTexts(connection: Connection, texts: readonly number[], asked: string): Map<number, number> {
  const row = connection
    .sql(
      `SELECT group_concat(id) AS ids, group_concat(score) AS scores FROM (
         SELECT texts.id, relevance(texts.prompt, ?) AS score
         FROM json_each(?) AS asked CROSS JOIN texts ON texts.id = asked.value)`,
    )
    .get<{ ids: string | null; scores: string | null }>(asked, JSON.stringify(texts));
  const scores = row?.scores?.split(',') ?? [];
  return new Map(row?.ids?.split(',').map((id, index) => [Number(id), Number(scores[index])]) ?? []);
}
