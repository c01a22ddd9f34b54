import type { Connection } from '../store/connection.js';
import type { KeptThumbnail, KnownFile, MadeOf, Questions } from './protocol.js';
import type { Picture } from './thumbnails.js';
import type { Uses } from './uses.js';

/** Files that no thumbnail can be made of, and that are remembered, the oldest forgotten first. */
const MAX_FAILURES = 10_000;

interface ThumbnailRow extends KeptThumbnail {
  id: number;
}

/** Reads and writes the cache. Call `save` and `saveFailure` in a transaction. */
export class Tables {
  readonly #connection: Connection;
  readonly #uses: Uses;

  constructor(connection: Connection, uses: Uses) {
    this.#connection = connection;
    this.#uses = uses;
  }

  known(version: string): Picture | null {
    const picture = this.#connection
      .sql(
        `SELECT pictures.width, pictures.height, pictures.thumbhash
         FROM files CROSS JOIN pictures ON pictures.id = files.picture_id WHERE files.version = ?`,
      )
      .get<Picture>(version);
    if (picture === undefined) return null;
    return { ...picture, thumbhash: alone(picture.thumbhash) };
  }

  find({ version, size, edge }: Questions['find'][0]): KnownFile {
    const file = this.#connection
      .sql('SELECT picture_id FROM files WHERE version = ?')
      .get<{ picture_id: number }>(version);
    if (file !== undefined)
      return { thumbnail: this.#thumbnail(file.picture_id, edge), failure: null, mayBeCopy: false };
    const failure = this.#connection
      .sql('SELECT reason FROM failures WHERE version = ?')
      .get<{ reason: string }>(version);
    const copy = this.#connection.sql('SELECT 1 FROM pictures WHERE size = ? LIMIT 1').get(size);
    return { thumbnail: null, failure: failure?.reason ?? null, mayBeCopy: copy !== undefined };
  }

  /** What is known of contents; the version is taken note of. */
  findCopy({ version, hash, edge }: Questions['findCopy'][0]): KeptThumbnail | null {
    const id = this.#pictureOf(hash);
    if (id === null) return null;
    if (version !== null) this.#saveFile(version, id);
    return this.#thumbnail(id, edge);
  }

  save({ version, hash, size, width, height, thumbhash, edge, etag, bytes }: MadeOf): void {
    const picture =
      this.#pictureOf(hash) ??
      this.#connection.insert(
        'INSERT INTO pictures (hash, size, width, height, thumbhash) VALUES (?, ?, ?, ?, ?)',
        hash,
        size,
        width,
        height,
        thumbhash,
      );
    if (version !== null) this.#saveFile(version, picture);
    // Another process may have been quicker.
    if (this.#thumbnail(picture, edge) !== null) return;
    const id = this.#connection.insert(
      'INSERT INTO thumbnails (picture_id, edge, etag, used) VALUES (?, ?, ?, ?)',
      picture,
      edge,
      etag,
      this.#uses.next(),
    );
    this.#connection.sql('INSERT INTO contents (thumbnail_id, bytes) VALUES (?, ?)').run(id, bytes);
  }

  saveFailure({ version, reason }: Questions['saveFailure'][0]): void {
    const id = this.#connection.insert(
      'INSERT OR REPLACE INTO failures (version, reason) VALUES (?, ?)',
      version,
      reason,
    );
    this.#connection.sql('DELETE FROM failures WHERE id <= ?').run(id - MAX_FAILURES);
  }

  #pictureOf(hash: Uint8Array): number | null {
    const row = this.#connection.sql('SELECT id FROM pictures WHERE hash = ?').get<{ id: number }>(hash);
    return row?.id ?? null;
  }

  #saveFile(version: string, picture: number): void {
    this.#connection
      .sql('INSERT OR REPLACE INTO files (version, picture_id) VALUES (?, ?)')
      .run(version, picture);
  }

  #thumbnail(picture: number, edge: number): KeptThumbnail | null {
    const row = this.#connection
      .sql(
        `SELECT thumbnails.id, etag, bytes FROM thumbnails CROSS JOIN contents ON thumbnail_id = thumbnails.id
         WHERE picture_id = ? AND edge = ?`,
      )
      .get<ThumbnailRow>(picture, edge);
    if (row === undefined) return null;
    this.#uses.note(row.id);
    return { etag: row.etag, bytes: alone(row.bytes) };
  }
}

/** What the driver gives may be a part of a larger buffer, which would travel as a whole. */
function alone(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
