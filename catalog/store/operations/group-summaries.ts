import type { Connection } from '../connection.js';
import { toPlaceColumns } from '../place-column.js';
import type { FilePlace, GroupHeading, GroupPlace, GroupsBy, GroupSummary } from '../store.js';
import { fromTextColumn } from '../text.js';
import type { Directories } from './directories.js';
import type { GroupsByRule } from './group-by-rule.js';
import { rowsFrom, timesOf } from './group-rows.js';
import type { Groups } from './groups.js';

interface Tables {
  connection: Connection;
  directories: Directories;
  groups: Groups;
  groupsByRule: GroupsByRule;
}

/** The group that holds a place, with what a tile shows of it; null where there is none. */
export function summarise(tables: Tables, place: GroupPlace, by: GroupsBy | null): GroupSummary | null {
  const { connection, directories, groups, groupsByRule } = tables;
  const group = by === null ? groups.holding(place) : groupsByRule.holding(place, by, true);
  const id = directories.idOf(place.directory);
  if (group === null || id === null) return null;
  const { first, count, seed, details } = group;
  const { lastTime } = details ?? timesOf(connection, rowsFrom(id, first.name, count));
  const heading = first.state === 'unparsed' ? null : readHeading(connection, id, first.name);
  return { first, count, seed, missing: details?.missing ?? 0, lastTime, heading };
}

interface HeadingRow {
  prompt: string | null;
  model: string | null;
  generator: string | null;
}

function readHeading(
  connection: Connection,
  directoryId: number,
  name: FilePlace['name'],
): GroupHeading | null {
  const row = connection
    .sql(
      `SELECT texts.prompt, settings.model, settings.generator
       FROM images INDEXED BY images_in_order
         LEFT JOIN recipes ON recipes.id = images.recipe_id
         LEFT JOIN texts ON texts.id = recipes.text_id
         LEFT JOIN settings ON settings.id = recipes.settings_id
       WHERE images.directory_id = ? AND images.file_id = ? AND images.seed = ? AND images.name = ?`,
    )
    .get<HeadingRow>(directoryId, ...toPlaceColumns(name));
  if (row === undefined) return null;
  return {
    prompt: fromTextColumn(row.prompt ?? ''),
    model: textOf(row.model),
    generator: textOf(row.generator),
  };
}

function textOf(column: string | null): string | null {
  return column === null ? null : fromTextColumn(column);
}
