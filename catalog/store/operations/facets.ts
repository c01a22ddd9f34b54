import type { FacetName } from '../../../schema/models/search.js';
import type { Connection } from '../connection.js';
import type { SearchScope, ValueCount } from '../store.js';
import { fromTextColumn } from '../text.js';
import { NameCounts } from './facet-values.js';
import { type Expression, homeOf, isEverything } from './filter-expression.js';
import { leadTo, type Place, type Wanted, wantedBy } from './filter-leads.js';
import { PromptWords } from './prompt-words.js';
import type { Ranks } from './search-ranks.js';

/** Columns of settings that are counted by. */
const COLUMNS = ['model', 'sampler', 'scheduler', 'generator'] as const;

interface SettingsRow extends Record<(typeof COLUMNS)[number], string | null> {
  id: number;
  width: number | null;
  height: number | null;
}

interface Count {
  id: number;
  count: number;
}

interface CountsRow {
  part: string;
  /** Separated by commas, beside one another; null where there are none. */
  ids: string | null;
  counts: string | null;
}

/** Images by what they were made from: few settings and texts stand for many images. */
interface Counts {
  settings: readonly Count[];
  texts: readonly Count[];
}

/** Counts images by what they have. */
export class Facets {
  readonly #connection: Connection;
  readonly #ranks: Ranks;
  readonly #words: PromptWords;

  constructor(connection: Connection, ranks: Ranks) {
    this.#connection = connection;
    this.#ranks = ranks;
    this.#words = new PromptWords(connection);
  }

  /** All values of each of some facets, in no order. */
  count(
    scope: SearchScope,
    expression: Expression,
    place: Place,
    names: readonly FacetName[],
  ): Map<FacetName, Iterable<ValueCount>> {
    const wanted = new Set(names);
    const isOfDirectories = wanted.delete('directory');
    const counts = this.#countRecipes(expression, place, wanted);
    const bySettings = countSettings(this.#readSettings(counts.settings), counts.settings);
    const loras = wanted.has('lora') ? this.#countLoras(counts.settings) : new NameCounts();
    const values: Record<FacetName, () => Iterable<ValueCount>> = {
      model: () => bySettings.model.values(),
      sampler: () => bySettings.sampler.values(),
      scheduler: () => bySettings.scheduler.values(),
      generator: () => bySettings.generator.values(),
      size: () => bySettings.size.values(),
      lora: () => loras.values(),
      word: () => this.#words.count(counts.texts),
      directory: () => (isOfDirectories ? this.#countDirectories(scope, expression, place) : []),
    };
    return new Map(names.map((name) => [name, values[name]()]));
  }

  #countRecipes(expression: Expression, place: Place, wanted: ReadonlySet<FacetName>): Counts {
    if (wanted.size === 0) return { settings: [], texts: [] };
    const { from, sql, values } = this.#recipesOf(expression, place);
    const isOfTexts = wanted.has('word');
    const isOfSettings = !isOfTexts || wanted.size > 1;
    const parts = [
      ...(isOfSettings ? [partOf('settings_id')] : []),
      ...(isOfTexts ? [partOf('text_id')] : []),
    ];
    const rows = this.#connection
      .passingSql(
        `WITH counts AS MATERIALIZED (
           SELECT images.recipe_id AS recipe_id, count(*) AS count FROM ${from}
           WHERE ${sql} AND images.recipe_id IS NOT NULL GROUP BY images.recipe_id
         ) ${parts.join(' UNION ALL ')}`,
      )
      .all<CountsRow>(...values);
    const countsOf = (part: string): Count[] => parseCounts(rows.find((row) => row.part === part));
    return { settings: countsOf('settings_id'), texts: countsOf('text_id') };
  }

  /** Images for their recipes: by their index, where that is all that is looked at. */
  #recipesOf(expression: Expression, place: Place): Wanted {
    return place.sql === '' && homeOf(expression) !== 'images'
      ? { from: 'images INDEXED BY images_by_recipe', ...wantedBy(expression, place) }
      : leadTo(this.#connection, expression, place);
  }

  #readSettings(counts: readonly Count[]): Map<number, SettingsRow> {
    const rows = this.#connection
      .sql(
        `SELECT settings.id, ${COLUMNS.join(', ')}, width, height
         FROM json_each(?) AS asked CROSS JOIN settings ON settings.id = asked.value`,
      )
      .all<SettingsRow>(idsOf(counts));
    return new Map(rows.map((row) => [row.id, row]));
  }

  #countLoras(counts: readonly Count[]): NameCounts {
    const found = new NameCounts();
    const bySettings = new Map(counts.map(({ id, count }) => [id, count]));
    const rows = this.#connection
      .sql(
        `SELECT settings_id AS id, name FROM json_each(?) AS asked
           CROSS JOIN settings_loras INDEXED BY settings_loras_by_settings ON settings_id = asked.value`,
      )
      .all<{ id: number; name: string }>(idsOf(counts));
    for (const { id, name } of rows) found.add(fromTextColumn(name), bySettings.get(id) ?? 0);
    return found;
  }

  #countDirectories(scope: SearchScope, expression: Expression, place: Place): ValueCount[] {
    if (isEverything(expression)) return this.#ranks.countBelow(scope, null);
    const { from, sql, values } = leadTo(this.#connection, expression, place);
    const rows = this.#connection
      .passingSql(
        `SELECT images.directory_id AS id, count(*) AS count FROM ${from} WHERE ${sql} GROUP BY images.directory_id`,
      )
      .all<Count>(...values);
    return this.#ranks.countBelow(scope, new Map(rows.map(({ id, count }) => [id, count])));
  }
}

function countSettings(
  rows: ReadonlyMap<number, SettingsRow>,
  counts: readonly Count[],
): Record<(typeof COLUMNS)[number] | 'size', NameCounts> {
  const found = {
    model: new NameCounts(),
    sampler: new NameCounts(),
    scheduler: new NameCounts(),
    generator: new NameCounts(),
    size: new NameCounts(),
  };
  for (const { id, count } of counts) {
    const row = rows.get(id);
    if (row === undefined) continue;
    for (const column of COLUMNS) {
      const name = row[column];
      if (name !== null) found[column].add(fromTextColumn(name), count);
    }
    const { width, height } = row;
    if (width !== null && height !== null) found.size.add(`${width}x${height}`, count);
  }
  return found;
}

function parseCounts(row: CountsRow | undefined): Count[] {
  if (row === undefined || row.ids === null || row.counts === null) return [];
  const counts = row.counts.split(',');
  return row.ids.split(',').map((id, index) => ({ id: Number(id), count: Number(counts[index]) }));
}

function idsOf(counts: readonly Count[]): string {
  return JSON.stringify(counts.map(({ id }) => id));
}

/** Handed over as text: a row each would take four times as long. */
function partOf(column: 'settings_id' | 'text_id'): string {
  return `SELECT '${column}' AS part, group_concat(id) AS ids, group_concat(count) AS counts FROM (
         SELECT ${column} AS id, sum(count) AS count
         FROM counts CROSS JOIN recipes ON recipes.id = counts.recipe_id GROUP BY ${column})`;
}
