import type { GroupKey, GroupSort } from '../../group-keys.js';
import type { GroupRule } from '../../../schema/models/group-rule.js';
import type { Connection } from '../connection.js';
import { fromDecimalColumn } from '../decimal-column.js';
import { fromTextColumn } from '../text.js';
import { readColumns, readInOrder } from './group-columns.js';
import { rowsOf, TIME } from './group-rows.js';
import type { GroupRuns } from './group-runs.js';
import { seedColumn } from './group-runs-making.js';

interface Grouped {
  directoryId: number;
  runs: GroupRuns;
  rule: GroupRule;
}

type Keys = (GroupKey | null)[];

/** What one column of the first images says of their groups. */
interface FirstColumn {
  column: (rule: GroupRule) => string;
  join: string;
  read: (column: string) => GroupKey | null;
}

const FIRST_COLUMNS: Readonly<Record<'name' | 'id' | 'seed' | 'size', FirstColumn>> = {
  name: { column: () => 'images.name', join: '', read: fromTextColumn },
  id: { column: () => "CAST(nullif(images.file_id, x'ff') AS TEXT)", join: '', read: fromDecimalColumn },
  seed: { column: seedColumn, join: '', read: fromDecimalColumn },
  size: {
    column: () => 'settings.width * settings.height',
    join: `LEFT JOIN recipes ON recipes.id = images.recipe_id
      LEFT JOIN settings ON settings.id = recipes.settings_id`,
    read: Number,
  },
};

/**
 * What groups of a directory are ordered by.
 * @param ordinals Which.
 */
export function keysOf(
  connection: Connection,
  grouped: Grouped,
  sort: Exclude<GroupSort, 'relevance'>,
  ordinals: Uint32Array,
): Keys {
  if (sort === 'count') return Array.from(ordinals, (ordinal) => grouped.runs.countOf(ordinal));
  if (sort === 'date') return datesOf(connection, grouped, ordinals);
  const { column, join, read } = FIRST_COLUMNS[sort];
  const { sql, values } = rowsOf(Float64Array.from(ordinals, (ordinal) => grouped.runs.firstIdOf(ordinal)));
  const { ids, columns } = readColumns(connection, {
    from: `${sql} ${join}`,
    values,
    columns: [column(grouped.rule)],
  });
  const keys = new Map<number, GroupKey | null>();
  for (const [index, id] of ids.entries()) {
    const text = columns[0]?.[index] ?? '';
    keys.set(id, text === '' ? null : read(text));
  }
  return Array.from(ordinals, (ordinal) => keys.get(grouped.runs.firstIdOf(ordinal)) ?? null);
}

/** When the last image of each was written, in milliseconds. */
function datesOf(connection: Connection, { directoryId, runs, rule }: Grouped, ordinals: Uint32Array): Keys {
  const latest = new Float64Array(runs.count).fill(-Infinity);
  let position = 0;
  let ordinal = 0;
  for (const { columns } of readInOrder(connection, directoryId, rule, [TIME])) {
    for (const text of columns[0] ?? []) {
      if (position === runs.startOf(ordinal + 1)) ordinal++;
      const time = text === '' ? -Infinity : Number(text);
      if (time > (latest[ordinal] ?? Infinity)) latest[ordinal] = time;
      position++;
    }
  }
  return Array.from(ordinals, (ordinal) => {
    const time = latest[ordinal] ?? -Infinity;
    return time === -Infinity ? null : time;
  });
}
