import type { Database } from '../driver.js';

/** Texts and settings that many images share stand once each; an image is a row of about 60 bytes. */
export function catalog(database: Database): void {
  database.exec(`
    CREATE TABLE directories (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      -- The stamp: without a time it is to be listed. The inode stays, by which a renamed directory is known again.
      mtime_ns INTEGER,
      ctime_ns INTEGER,
      inode INTEGER,
      groups INTEGER NOT NULL DEFAULT 0,
      -- 0 while names have changed and its groups have not.
      is_grouped INTEGER NOT NULL DEFAULT 1,
      unparsed INTEGER NOT NULL DEFAULT 0,
      parsed INTEGER NOT NULL DEFAULT 0,
      empty INTEGER NOT NULL DEFAULT 0,
      unreadable INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX directories_by_inode ON directories (inode);
    CREATE INDEX directories_unparsed ON directories (path) WHERE unparsed > 0;
    CREATE INDEX directories_unreadable ON directories (path) WHERE unreadable > 0;

    CREATE TABLE texts (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE,
      prompt TEXT NOT NULL,
      negative_prompt TEXT NOT NULL,
      -- Whether ASCII letters are found in it by SQLite as JavaScript finds them.
      is_plain INTEGER NOT NULL
    );
    -- Results are not ranked, so that nobody asks for the lengths of texts.
    CREATE VIRTUAL TABLE texts_search USING fts5 (
      prompt, negative_prompt,
      content = 'texts', content_rowid = 'id', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
    );

    CREATE TABLE settings (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE,
      generator TEXT COLLATE NOCASE,
      model TEXT COLLATE NOCASE,
      sampler TEXT COLLATE NOCASE,
      scheduler TEXT COLLATE NOCASE,
      steps INTEGER,
      cfg_scale REAL,
      width INTEGER,
      height INTEGER,
      reason TEXT,
      has_raw INTEGER NOT NULL,
      template TEXT NOT NULL
    );
    CREATE INDEX settings_by_generator ON settings (generator);
    CREATE INDEX settings_by_model ON settings (model);
    CREATE INDEX settings_by_sampler ON settings (sampler);
    CREATE INDEX settings_by_scheduler ON settings (scheduler);
    CREATE INDEX settings_by_steps ON settings (steps);
    CREATE INDEX settings_by_cfg_scale ON settings (cfg_scale);
    CREATE INDEX settings_by_size ON settings (width, height);

    -- A pair of texts and settings that some image has.
    CREATE TABLE recipes (
      id INTEGER PRIMARY KEY,
      text_id INTEGER NOT NULL REFERENCES texts (id),
      settings_id INTEGER NOT NULL REFERENCES settings (id)
    );
    CREATE UNIQUE INDEX recipes_by_text ON recipes (text_id, settings_id);
    CREATE INDEX recipes_by_settings ON recipes (settings_id, text_id);

    -- The id of the next image. Ids that were handed out must never mean another one.
    CREATE TABLE sequence (next_image INTEGER NOT NULL);
    INSERT INTO sequence VALUES (1);

    CREATE TABLE images (
      id INTEGER PRIMARY KEY,
      directory_id INTEGER NOT NULL REFERENCES directories (id),
      name TEXT NOT NULL,
      -- The numbers of the name; x'ff', which is behind all of them, where it has none.
      file_id INTEGER NOT NULL,
      seed INTEGER NOT NULL,
      state INTEGER NOT NULL DEFAULT 0,
      size INTEGER,
      mtime_ns INTEGER,
      inode INTEGER,
      recipe_id INTEGER REFERENCES recipes (id),
      -- Mostly the seed of the metadata is the name's: parsing then writes neither a column nor an index of seeds.
      is_seed_own INTEGER NOT NULL DEFAULT 0,
      foreign_seed INTEGER,
      other_seeds TEXT,
      metadata_seed INTEGER AS (CASE is_seed_own WHEN 1 THEN seed ELSE foreign_seed END) VIRTUAL,
      -- The seed that made the image as far as is known. Some programs write -1 for a random one.
      known_seed INTEGER AS (CASE WHEN foreign_seed >= 0 THEN foreign_seed ELSE nullif(seed, x'ff') END) VIRTUAL
    );
    -- A name gives its numbers, so that this finds names too.
    CREATE UNIQUE INDEX images_in_order ON images (directory_id, file_id, seed, name);
    CREATE INDEX images_by_seed ON images (known_seed) WHERE known_seed IS NOT NULL;
    CREATE INDEX images_by_recipe ON images (recipe_id) WHERE recipe_id IS NOT NULL;
    CREATE INDEX images_by_time ON images (mtime_ns, inode) WHERE mtime_ns IS NOT NULL;
    CREATE INDEX images_unparsed ON images (directory_id) WHERE state = 0;
    CREATE INDEX images_unsettled ON images (directory_id) WHERE mtime_ns = 0 AND inode <> 0;
    CREATE INDEX images_unreadable ON images (directory_id, name) WHERE state = 3;

    -- Groups by the default rule. A group of names that have gone since is one until its directory is grouped anew.
    CREATE TABLE groups (
      directory_id INTEGER NOT NULL REFERENCES directories (id),
      ordinal INTEGER NOT NULL,
      first_id INTEGER NOT NULL,
      count INTEGER NOT NULL,
      -- What the first image was made from; null where it is not parsed.
      text_id INTEGER,
      PRIMARY KEY (directory_id, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX groups_by_first ON groups (first_id);
    CREATE INDEX groups_by_text ON groups (text_id) WHERE text_id IS NOT NULL;

    -- What is known of files that have gone, for when they turn up elsewhere.
    CREATE TABLE gone (
      id INTEGER PRIMARY KEY,
      size INTEGER NOT NULL,
      mtime_ns INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      state INTEGER NOT NULL,
      recipe_id INTEGER REFERENCES recipes (id),
      metadata_seed INTEGER,
      other_seeds TEXT
    );
    CREATE INDEX gone_by_time ON gone (mtime_ns, inode);
    CREATE INDEX gone_by_recipe ON gone (recipe_id);

    CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `);
}
