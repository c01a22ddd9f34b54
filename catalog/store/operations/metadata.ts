import type { Connection } from '../connection.js';
import { describeSeed } from '../decimal-column.js';
import { unpackMetadata } from '../../../workers/pack.js';
import type { FilePlace, StoredMetadata } from '../store.js';
import { fromTextColumn, toTextColumn } from '../text.js';

interface MetadataRow {
  metadata_seed: string | null;
  other_seeds: string | null;
  prompt: string;
  negative_prompt: string;
  template: string;
  has_raw: number;
}

/** The metadata of an image put together again, or null where it is not parsed. */
export function readMetadata(connection: Connection, { directory, name }: FilePlace): StoredMetadata | null {
  const row = connection
    .sql(
      `SELECT CAST(images.metadata_seed AS TEXT) AS metadata_seed, other_seeds, prompt, negative_prompt, template, has_raw
       FROM images
         JOIN recipes ON recipes.id = images.recipe_id
         JOIN texts ON texts.id = recipes.text_id
         JOIN settings ON settings.id = recipes.settings_id
       WHERE images.directory_id = (SELECT id FROM directories WHERE path = ?) AND images.name = ?`,
    )
    .get<MetadataRow>(toTextColumn(directory), toTextColumn(name));
  if (row === undefined) return null;
  const recipe = {
    prompt: fromTextColumn(row.prompt),
    negativePrompt: fromTextColumn(row.negative_prompt),
    template: row.template,
  };
  const seeds = { seed: describeSeed(row.metadata_seed), otherSeeds: row.other_seeds };
  return { json: unpackMetadata(recipe, seeds), hasRaw: row.has_raw === 1 };
}
