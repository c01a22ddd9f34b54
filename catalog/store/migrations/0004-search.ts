import { unpackMetadata } from '../../../workers/pack.js';
import type { Database } from '../driver.js';
import { fromTextColumn, toTextColumn } from '../text.js';

interface SettingsRow {
  id: number;
  template: string;
  prompt: string;
  negative_prompt: string;
}

/**
 * LoRAs stand in a table of their own, so that they can be searched for and counted; and times that are kept as 0, since
 * they prove nothing, stand beside, for people.
 */
export function search(database: Database): void {
  database.exec(`
    CREATE TABLE settings_loras (
      settings_id INTEGER NOT NULL REFERENCES settings (id),
      name TEXT NOT NULL COLLATE NOCASE,
      PRIMARY KEY (name, settings_id)
    ) WITHOUT ROWID;
    CREATE INDEX settings_loras_by_settings ON settings_loras (settings_id);
    CREATE TRIGGER settings_loras_tidied AFTER DELETE ON settings BEGIN
      DELETE FROM settings_loras WHERE settings_id = OLD.id;
    END;

    -- When images were written whose time is kept as 0: in the moments before they were read.
    CREATE TABLE fresh_times (
      image_id INTEGER PRIMARY KEY REFERENCES images (id),
      mtime_ns INTEGER NOT NULL
    );
    CREATE TRIGGER fresh_times_tidied AFTER DELETE ON images WHEN OLD.mtime_ns = 0 BEGIN
      DELETE FROM fresh_times WHERE image_id = OLD.id;
    END;
  `);
  fill(database);
}

/** Takes the names out of the metadata of catalogs that are there, of one recipe of each settings. */
function fill(database: Database): void {
  const insert = database.prepare('INSERT OR IGNORE INTO settings_loras (settings_id, name) VALUES (?, ?)');
  const rows = database.prepare(`
    SELECT settings.id, template, prompt, negative_prompt
    FROM (SELECT settings_id, min(text_id) AS text_id FROM recipes GROUP BY settings_id) AS used
      CROSS JOIN settings ON settings.id = used.settings_id CROSS JOIN texts ON texts.id = used.text_id
    WHERE template LIKE '%"loras":[{%'`);
  for (const { id, template, prompt, negative_prompt: negative } of rows.all<SettingsRow>()) {
    const texts = { prompt: fromTextColumn(prompt), negativePrompt: fromTextColumn(negative) };
    // Some of the places of other seeds are bare numbers: any digits will do.
    const otherSeeds = '1000 '.repeat(template.split('\u0005').length - 1);
    const json = unpackMetadata({ ...texts, template }, { seed: '1000', otherSeeds });
    for (const name of namesIn(json)) insert.run(id, toTextColumn(name));
  }
}

function namesIn(json: string): string[] {
  const metadata: unknown = JSON.parse(json);
  if (typeof metadata !== 'object' || metadata === null || !('loras' in metadata)) return [];
  const { loras } = metadata;
  return Array.isArray(loras) ? loras.flatMap(nameOf) : [];
}

function nameOf(lora: unknown): string[] {
  return typeof lora === 'object' && lora !== null && 'name' in lora && typeof lora.name === 'string'
    ? [lora.name]
    : [];
}
