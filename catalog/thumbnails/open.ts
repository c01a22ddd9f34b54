import { ThumbnailPool, type ThumbnailWorkers } from '../../workers/thumbnails.js';
import { notFound } from '../door.js';
import { lstatOf, versionOf } from '../file-version.js';
import { Cache } from './cache.js';
import { Maker } from './maker.js';
import { Shared } from './shared.js';
import type { Thumbnail, Thumbnails } from './thumbnails.js';

export interface ThumbnailOptions {
  /** The file of the cache; its folder is made. Null keeps it in memory. */
  file: string | null;
  /** Bytes that the cache may take. */
  limit: number;
  /** Told of failures of the cache. */
  onError: (error: unknown) => void;
}

/** Opens the cache of thumbnails. Its threads are begun when they are first needed. */
export function openThumbnails(
  { file, limit, onError }: ThumbnailOptions,
  workers: ThumbnailWorkers = new ThumbnailPool(),
): Thumbnails {
  const cache = new Cache({ file, limit }, onError);
  const maker = new Maker(workers, cache);
  const shared = new Shared<Thumbnail>();
  return {
    known: (versions) => cache.known(versions),
    async get(picture, width, signal) {
      const stats = await lstatOf(picture.real);
      if (stats?.isFile() !== true) throw notFound();
      const wanted = {
        ...picture,
        version: versionOf(picture.path, stats),
        size: Number(stats.size),
      };
      return shared.join(`${width} ${wanted.version}`, signal, (signal) => maker.get(wanted, width, signal));
    },
    async [Symbol.asyncDispose]() {
      await workers[Symbol.asyncDispose]();
      await cache[Symbol.asyncDispose]();
    },
  };
}
