import type { Connection } from '../connection.js';
import type { GroupRecipes } from '../store.js';
import { fromTextColumn } from '../text.js';
import type { Rows } from './group-rows.js';

/** Most texts, and most settings, that are told of a group: those that most images have. */
const MOST = 200;

/** What the images of a group that are read were made from, and how many of each. */
export function recipesOf(connection: Connection, { sql, values }: Rows): GroupRecipes {
  const own = `WITH own AS MATERIALIZED (
      SELECT recipe_id, count(*) AS count FROM ${sql}
      WHERE images.state IN (1, 2) AND recipe_id IS NOT NULL GROUP BY recipe_id
    )`;
  const most = (column: string): string =>
    `(SELECT ${column} AS id, sum(own.count) AS count FROM own CROSS JOIN recipes ON recipes.id = own.recipe_id
      GROUP BY ${column} ORDER BY 2 DESC, 1 LIMIT ${MOST + 1}) AS found`;
  const images = connection
    .sql(`${own} SELECT total(count) AS count FROM own`)
    .get<{ count: number }>(...values);
  const texts = connection
    .sql(
      `${own} SELECT prompt, negative_prompt, count FROM ${most('text_id')} CROSS JOIN texts ON texts.id = found.id`,
    )
    .all<{ prompt: string; negative_prompt: string; count: number }>(...values);
  const settings = connection
    .sql(
      `${own} SELECT template, count FROM ${most('settings_id')} CROSS JOIN settings ON settings.id = found.id`,
    )
    .all<{ template: string; count: number }>(...values);
  return {
    images: images?.count ?? 0,
    texts: texts.slice(0, MOST).map(({ prompt, negative_prompt, count }) => ({
      prompt: fromTextColumn(prompt),
      negativePrompt: fromTextColumn(negative_prompt),
      count,
    })),
    settings: settings.slice(0, MOST),
    hasAllTexts: texts.length <= MOST,
    hasAllSettings: settings.length <= MOST,
  };
}
