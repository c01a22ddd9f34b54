import { isDefaultRule } from '../../group-rule.js';
import { Grouper } from '../../grouping.js';
import type { Border, GroupRule } from '../../../schema/models/group-rule.js';
import type { Connection } from '../connection.js';
import { readInOrder } from './group-columns.js';
import { GroupRuns } from './group-runs.js';
import { SPLIT_COLUMNS, SplitValues } from './group-split-values.js';

interface Made {
  firstIds: number[];
  starts: number[];
  borders: Border[];
  gaps: { at: number; missing: number }[];
}

/** The groups of a directory by a rule: those of the default rule as they are written, others made of its images. */
export function makeRuns(connection: Connection, directoryId: number, rule: GroupRule): GroupRuns {
  return isDefaultRule(rule) ? readRuns(connection, directoryId) : groupImages(connection, directoryId, rule);
}

function readRuns(connection: Connection, directoryId: number): GroupRuns {
  const row = connection
    .sql(
      `SELECT group_concat(first_id) AS ids, group_concat(count) AS counts
       FROM (SELECT first_id, count FROM groups WHERE directory_id = ? ORDER BY ordinal)`,
    )
    .get<{ ids: string | null; counts: string | null }>(directoryId);
  const firstIds = row?.ids?.split(',').map(Number) ?? [];
  const starts = [0];
  let end = 0;
  for (const count of row?.counts?.split(',') ?? []) starts.push((end += Number(count)));
  return new GroupRuns({ firstIds, starts, borders: null, gaps: [], ids: null });
}

function groupImages(connection: Connection, directoryId: number, rule: GroupRule): GroupRuns {
  const values = new SplitValues(connection);
  const grouper = new Grouper(rule, (split, a, b) => values.isSame(split, a, b));
  const made: Made = { firstIds: [], starts: [], borders: [], gaps: [] };
  const orders: Float64Array[] = [];
  const wanted = [...new Set([seedColumn(rule), ...rule.splitBy.map((split) => SPLIT_COLUMNS[split])])];
  let position = 0;
  for (const { ids, columns } of readInOrder(connection, directoryId, rule, wanted)) {
    const [seeds = []] = columns;
    const splits = rule.splitBy.map((split) => columns[wanted.indexOf(SPLIT_COLUMNS[split])] ?? []);
    orders.push(ids);
    // By index: an iterator of a million pairs takes as long as all else here.
    for (let index = 0; index < ids.length; index++) {
      const own = splits.length === 0 ? undefined : splits.map((split) => split[index] || undefined);
      const border = grouper.next(seedOf(seeds[index] ?? ''), own);
      if (border !== null) {
        made.firstIds.push(ids[index] ?? 0);
        made.starts.push(position);
        made.borders.push(border);
      } else if (grouper.missing > 0) made.gaps.push({ at: position, missing: grouper.missing });
      position++;
    }
  }
  made.starts.push(position);
  // The order of names is that of an index.
  return new GroupRuns({ ...made, ids: rule.seedFrom === 'name' ? null : joined(orders) });
}

/** The seed that a rule looks at, in SQL. */
export function seedColumn({ seedFrom }: GroupRule): string {
  return seedFrom === 'name' ? "CAST(nullif(images.seed, x'ff') AS TEXT)" : 'CAST(images.known_seed AS TEXT)';
}

/** As `fromDecimalColumn`, of a column that is known to hold a decimal. */
function seedOf(column: string): string | null {
  if (column === '') return null;
  return column.length > 1 && column.startsWith('0') ? column.slice(3) : column;
}

function joined([only = new Float64Array(), ...others]: readonly Float64Array[]): Float64Array {
  return others.length === 0 ? only : Float64Array.from([only, ...others].flatMap((part) => [...part]));
}
