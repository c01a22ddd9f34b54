import { openThumbnails } from '../../catalog/thumbnails/open.js';
import type { Thumbnail, Thumbnails } from '../../catalog/thumbnails/thumbnails.js';
import type { ThumbnailWidth } from '../../schema/models/previews.js';
import { ThumbnailPool } from '../../workers/thumbnails.js';
import type { Folder } from '../support/folder.js';

/** Thumbnails of a folder, with counts of what was read and decoded for them. */
export interface CountedThumbnails extends AsyncDisposable {
  thumbnails: Thumbnails;
  counts: { made: number; identified: number };
  /** What the cache failed with. */
  failures: unknown[];
  get(name: string, width?: ThumbnailWidth, signal?: AbortSignal): Promise<Thumbnail>;
  /** Asks until what is known of a file counts: not in the moments after it was written. */
  settle(name: string, width?: ThumbnailWidth): Promise<Thumbnail>;
}

const ENOUGH = 1_000_000_000;

export function countThumbnails(
  folder: Folder,
  file: string | null = null,
  limit: number = ENOUGH,
): CountedThumbnails {
  const pool = new ThumbnailPool();
  const counts = { made: 0, identified: 0 };
  const failures: unknown[] = [];
  const thumbnails = openThumbnails(
    { file, limit, onError: (error) => failures.push(error) },
    {
      make(task, signal) {
        counts.made++;
        return pool.make(task, signal);
      },
      identify(task, signal) {
        counts.identified++;
        return pool.identify(task, signal);
      },
      [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
    },
  );
  const get: CountedThumbnails['get'] = (name, width = 160, signal) =>
    thumbnails.get({ path: name, real: `${folder.path}/${name}` }, width, signal);
  return {
    thumbnails,
    counts,
    failures,
    get,
    async settle(name, width) {
      for (;;) {
        const thumbnail = await get(name, width);
        if (thumbnail.isSettled) return thumbnail;
      }
    },
    [Symbol.asyncDispose]: () => thumbnails[Symbol.asyncDispose](),
  };
}
