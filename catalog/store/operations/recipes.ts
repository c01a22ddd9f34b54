import { hash } from 'node:crypto';
import type { Connection } from '../connection.js';
import { MIN_PROMPT, type Recipe } from '../../../workers/pack.js';
import { toTextColumn } from '../text.js';
import { isPlain } from './contains.js';

/** Ids that are remembered, the oldest forgotten first: some 100 bytes each. */
const MAX_REMEMBERED = 20_000;

/** Bytes of a digest that are kept: two texts of equal digests need 2^64 texts. */
const DIGEST_BYTES = 16;

/** The row of a recipe, and that of its texts. */
export interface RecipeIds {
  id: number;
  textId: number;
}

/** Finds the rows of recipes, and makes them where there are none. */
export class Recipes {
  readonly #connection: Connection;
  readonly #texts: Map<string, number>;
  readonly #settings: Map<string, number>;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#texts = connection.cache();
    this.#settings = connection.cache();
  }

  /** Call it in a transaction. */
  idsOf(recipe: Recipe): RecipeIds {
    const textId = this.#textId(recipe);
    const settings = this.#settingsId(recipe);
    const known = this.#connection
      .sql('SELECT id FROM recipes WHERE text_id = ? AND settings_id = ?')
      .get<{ id: number }>(textId, settings);
    const id =
      known?.id ??
      this.#connection.insert('INSERT INTO recipes (text_id, settings_id) VALUES (?, ?)', textId, settings);
    return { id, textId };
  }

  #textId(recipe: Recipe): number {
    // What separates them is in neither: it would be escaped.
    const prompt = toTextColumn(recipe.prompt);
    const negativePrompt = toTextColumn(recipe.negativePrompt);
    return this.#idOf('texts', this.#texts, `${prompt}\0${negativePrompt}`, (digest) => {
      const id = this.#connection.insert(
        'INSERT INTO texts (digest, prompt, negative_prompt, is_plain) VALUES (?, ?, ?, ?)',
        digest,
        prompt,
        negativePrompt,
        isPlain(prompt) && isPlain(negativePrompt) ? 1 : 0,
      );
      this.#connection
        .sql('INSERT INTO texts_search (rowid, prompt, negative_prompt) VALUES (?, ?, ?)')
        .run(id, prompt, negativePrompt);
      return id;
    });
  }

  #settingsId(recipe: Recipe): number {
    return this.#idOf('settings', this.#settings, settingsKey(recipe), (digest) => {
      const id = this.#connection.insert(
        `INSERT INTO settings (digest, generator, model, sampler, scheduler, steps, cfg_scale, width, height, reason, has_raw, template)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        digest,
        textOrNull(recipe.generator),
        textOrNull(recipe.model),
        textOrNull(recipe.sampler),
        textOrNull(recipe.scheduler),
        recipe.steps,
        recipe.cfgScale,
        recipe.width,
        recipe.height,
        textOrNull(recipe.reason),
        recipe.hasRaw ? 1 : 0,
        recipe.template,
      );
      const insertLora = 'INSERT OR IGNORE INTO settings_loras (settings_id, name) VALUES (?, ?)';
      for (const name of recipe.loras) this.#connection.sql(insertLora).run(id, toTextColumn(name));
      return id;
    });
  }

  #idOf(
    table: 'texts' | 'settings',
    cache: Map<string, number>,
    text: string,
    insert: (digest: Uint8Array) => number,
  ): number {
    const key = hash('sha256', text, 'binary').slice(0, DIGEST_BYTES);
    const remembered = cache.get(key);
    if (remembered !== undefined) return remembered;
    const digest = Buffer.from(key, 'latin1');
    const row = this.#connection.sql(`SELECT id FROM ${table} WHERE digest = ?`).get<{ id: number }>(digest);
    const id = row?.id ?? insert(digest);
    if (cache.size >= MAX_REMEMBERED) forgetOldest(cache);
    cache.set(key, id);
    return id;
  }
}

/**
 * What tells settings apart: the template, and what a prompt was found in. Its slot stands for other values with other
 * prompts.
 */
function settingsKey(recipe: Recipe): string {
  const { prompt, negativePrompt, generator, model, sampler, scheduler, reason, loras } = recipe;
  const { steps, cfgScale, width, height } = recipe;
  const texts = [prompt, negativePrompt].filter(({ length }) => length >= MIN_PROMPT);
  const values = [generator, model, sampler, scheduler, reason, steps, cfgScale, width, height, ...loras]
    .map(String)
    .filter((value) => texts.some((text) => value.includes(text)));
  return [recipe.template, ...values].join('\0');
}

function forgetOldest(cache: Map<string, number>): void {
  for (const key of cache.keys()) {
    cache.delete(key);
    return;
  }
}

function textOrNull(text: string | null): string | null {
  return text === null ? null : toTextColumn(text);
}
