import type { Value } from '../driver.js';
import type { SearchQuestion } from '../store.js';
import { both, type Conditions, settingsConditions } from './conditions.js';
import { containsConditions } from './contains.js';
import { fullTextQuery } from './full-text.js';

/** A statement that gives recipes in order, from a place on. */
export interface RecipesQuery {
  sql: string;
  /** What comes before the two values of the place. */
  values: Value[];
  rest: Value[];
}

/**
 * What a question asks of prompts and settings, as a query for recipes.
 * @returns Null where it asks nothing of them; `none` where nothing can answer it.
 */
export function recipesQuery(question: SearchQuestion): RecipesQuery | 'none' | null {
  const settings = settingsConditions(question);
  const query = question.text === undefined ? undefined : fullTextQuery(question.text);
  if (query === null) return 'none';
  const contains = question.contains === undefined ? undefined : containsConditions(question.contains);
  const texts = contains === undefined ? '' : 'CROSS JOIN texts ON texts.id = recipes.text_id';
  const join = settings.sql === '' ? '' : 'CROSS JOIN settings ON settings.id = recipes.settings_id';
  const conditions = both(contains ?? { sql: '', values: [] }, settings);
  const rest = conditions.values;
  if (query !== undefined) {
    return {
      sql: `SELECT recipes.id, text_id AS first, settings_id AS second
        FROM texts_search CROSS JOIN recipes INDEXED BY recipes_by_text ON text_id = texts_search.rowid ${texts} ${join}
        WHERE texts_search MATCH ? AND texts_search.rowid >= ? AND (text_id, settings_id) >= (?, ?) ${conditions.sql}
        ORDER BY texts_search.rowid`,
      values: [query],
      rest,
    };
  }
  if (contains !== undefined) {
    return {
      sql: `SELECT recipes.id, text_id AS first, settings_id AS second
        FROM texts CROSS JOIN recipes INDEXED BY recipes_by_text ON text_id = texts.id ${join}
        WHERE texts.id >= ? AND (text_id, settings_id) >= (?, ?) ${conditions.sql}
        ORDER BY texts.id`,
      values: [],
      rest,
    };
  }
  if (settings.sql === '') return null;
  return {
    sql: `SELECT recipes.id, settings_id AS first, text_id AS second
      FROM settings CROSS JOIN recipes INDEXED BY recipes_by_settings ON settings_id = settings.id
      WHERE settings.id >= ? AND (settings_id, text_id) >= (?, ?) ${conditions.sql}
      ORDER BY settings.id`,
    values: [],
    rest,
  };
}

/** The same as a condition on images. */
export function recipesCondition({ sql, values, rest }: RecipesQuery): Conditions {
  return {
    sql: ` AND images.recipe_id IN (SELECT id FROM (${sql}))`,
    values: [...values, 0, 0, 0, ...rest],
  };
}
