import type { GroupRule } from '../../../schema/models/group-rule.js';
import type { Connection } from '../connection.js';
import { fromDecimalColumn } from '../decimal-column.js';
import { fromTextColumn } from '../text.js';
import type { GroupColumns } from '../store.js';
import { readColumns } from './group-columns.js';
import { rowsOf } from './group-rows.js';
import type { GroupRuns } from './group-runs.js';
import { existing } from './group-runs-cache.js';
import { seedColumn } from './group-runs-making.js';

/** The first images of groups, and how many images each has, column by column. */
export function headsOf(
  connection: Connection,
  { runs, rule }: { runs: GroupRuns; rule: GroupRule },
  ordinals: Uint32Array,
): GroupColumns {
  const { sql, values } = rowsOf(Array.from(ordinals, (ordinal) => runs.firstIdOf(ordinal)));
  const columns = ['images.name', ...(rule.seedFrom === 'name' ? [] : [seedColumn(rule)])];
  const read = readColumns(connection, { from: sql, values, columns });
  existing(read.ids.length === ordinals.length ? read : undefined);
  const [names = [], seeds = null] = read.columns;
  return {
    names: fromTextColumn(names.join('/')),
    counts: Uint32Array.from(ordinals, (ordinal) => runs.countOf(ordinal)),
    seeds: seeds?.map((seed) => fromDecimalColumn(seed === '' ? null : seed) ?? '').join('/') ?? null,
  };
}
