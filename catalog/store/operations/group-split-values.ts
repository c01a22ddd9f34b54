import { unpackMetadata } from '../../../workers/pack.js';
import type { GroupSplit } from '../../../schema/models/group-rule.js';
import type { Connection } from '../connection.js';

interface SettingsRow {
  model: string | null;
  width: number | null;
  height: number | null;
  template: string;
}

/** Of what could not be read, nothing is known. */
const RECIPE = 'CASE images.state WHEN 3 THEN NULL ELSE images.recipe_id END';

/** Rows that hold what a rule splits by, as columns of images: different rows may hold the same. */
export const SPLIT_COLUMNS: Readonly<Record<GroupSplit, string>> = {
  prompt: `(SELECT text_id FROM recipes WHERE recipes.id = ${RECIPE})`,
  model: `(SELECT settings_id FROM recipes WHERE recipes.id = ${RECIPE})`,
  size: `(SELECT settings_id FROM recipes WHERE recipes.id = ${RECIPE})`,
};

/** Compares what different rows hold. */
export class SplitValues {
  readonly #connection: Connection;
  /** What was read last: neighbours are compared one after the other. */
  #last: { split: GroupSplit; id: unknown; value: string } | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @param a The row of the one, as text. */
  isSame(split: GroupSplit, a: unknown, b: unknown): boolean {
    return this.#valueOf(split, a) === this.#valueOf(split, b);
  }

  #valueOf(split: GroupSplit, id: unknown): string {
    if (this.#last?.split === split && this.#last.id === id) return this.#last.value;
    const value = split === 'prompt' ? this.#promptOf(Number(id)) : this.#settingOf(split, Number(id));
    this.#last = { split, id, value };
    return value;
  }

  #promptOf(id: number): string {
    const row = this.#connection.sql('SELECT prompt FROM texts WHERE id = ?').get<{ prompt: string }>(id);
    return row?.prompt ?? '';
  }

  #settingOf(split: 'model' | 'size', id: number): string {
    const row = this.#connection
      .sql('SELECT model, width, height, template FROM settings WHERE id = ?')
      .get<SettingsRow>(id);
    if (row === undefined) return '';
    return split === 'model' ? modelOf(row) : `${row.width ?? ''}x${row.height ?? ''}`;
  }
}

/** Its name, or its hash where no name is written. */
function modelOf({ model: name, template }: SettingsRow): string {
  if (name !== null) return `name ${name}`;
  const recipe = { prompt: '', negativePrompt: '', template };
  const metadata: unknown = JSON.parse(unpackMetadata(recipe, { seed: null, otherSeeds: null }));
  const model: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'model') : null;
  return `metadata ${JSON.stringify(model)}`;
}
