import type { Filter } from '../../../schema/models/filter.js';
import type { Connection } from '../connection.js';
import type { DataVersion } from './data-version.js';
import { stillWanted } from './filter-leads.js';
import { filterExpression } from './filter.js';
import { recipeCondition } from './filter-sql.js';
import { sought } from './relevance.js';

/** How relevant texts are to what a filter looks for in them, as the table `scores`; those that are not have no row. */
export class Scores {
  readonly #connection: Connection;
  readonly #version: DataVersion;
  #madeFor = '';
  #isEmpty = true;

  constructor(connection: Connection, version: DataVersion) {
    this.#connection = connection;
    this.#version = version;
  }

  /** Whether nothing was looked for in texts. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Sees to it that the table is that of a filter. */
  refresh(filter: Filter): void {
    const { phrases, filters } = sought(filter);
    const asked = JSON.stringify(phrases);
    const key = `${this.#version.current} ${asked}`;
    this.#isEmpty = phrases.length === 0;
    if (this.#isEmpty || key === this.#madeFor) return;
    this.#version.passOver(() => {
      this.#connection
        .sql('CREATE TEMP TABLE IF NOT EXISTS scores (text_id INTEGER PRIMARY KEY, score INTEGER NOT NULL)')
        .run();
      this.#connection.sql('DELETE FROM temp.scores').run();
      const expression = filterExpression(this.#connection, { any: filters });
      const { sql, values } = recipeCondition(expression);
      this.#connection
        .passingSql(
          `INSERT INTO temp.scores (text_id, score)
           SELECT texts.id, relevance(texts.prompt, ?) FROM texts
           WHERE (${stillWanted('texts.id', expression).sql})
             AND texts.id IN (SELECT recipes.text_id FROM recipes WHERE ${sql})`,
        )
        .run(asked, ...values);
      this.#connection.sql('DELETE FROM temp.scores WHERE score = 0').run();
    });
    this.#madeFor = key;
  }

  /** Forgets all: a transaction that has failed took the table back. */
  forget(): void {
    this.#madeFor = '';
  }
}
