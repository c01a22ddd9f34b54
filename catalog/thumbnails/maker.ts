import { SeedrollError } from '../../schema/errors.js';
import type { ThumbnailWidth } from '../../schema/models/previews.js';
import type { TaskAnswer } from '../../workers/thumbnail-task.js';
import type { ThumbnailWorkers } from '../../workers/thumbnails.js';
import { explain } from '../door.js';
import { versionOf } from '../file-version.js';
import type { Cache } from './cache.js';
import type { PictureFile, Thumbnail } from './thumbnails.js';

/** A file of which a thumbnail is wanted, as it was when that was asked for. */
export interface WantedFile extends PictureFile {
  version: string;
  /** Bytes. */
  size: number;
}

type Refusal = Exclude<TaskAnswer<object>, { kind: 'done' }>;

/** Gives the thumbnail of a file: out of the cache where that has it, else by a worker. */
export class Maker {
  readonly #workers: ThumbnailWorkers;
  readonly #cache: Cache;

  constructor(workers: ThumbnailWorkers, cache: Cache) {
    this.#workers = workers;
    this.#cache = cache;
  }

  /** @throws SeedrollError as `Thumbnails.get`. */
  async get(file: WantedFile, edge: ThumbnailWidth, signal: AbortSignal): Promise<Thumbnail> {
    const { version, size } = file;
    const { thumbnail, failure, mayBeCopy } = await this.#cache.find({ version, size, edge });
    if (failure !== null) throw unreadable(failure);
    if (thumbnail !== null) return { ...thumbnail, version, isSettled: true };
    const copy = mayBeCopy ? await this.#copy(file, edge, signal) : null;
    return copy ?? this.#make(file, edge, signal);
  }

  /** What was made of another file of the same contents, or null. */
  async #copy({ path, real }: PictureFile, edge: number, signal: AbortSignal): Promise<Thumbnail | null> {
    const found = await this.#workers.identify({ path: real }, signal);
    if (found.kind !== 'done') throw await this.#refuse(path, found);
    const { hash, stamp, isSettled } = found;
    const version = versionOf(path, stamp);
    const kept = await this.#cache.findCopy({ version: isSettled ? version : null, hash, edge });
    return kept === null ? null : { ...kept, version, isSettled };
  }

  async #make({ path, real }: PictureFile, edge: ThumbnailWidth, signal: AbortSignal): Promise<Thumbnail> {
    const made = await this.#workers.make({ path: real, width: edge }, signal);
    if (made.kind !== 'done') throw await this.#refuse(path, made);
    const { kind: _kind, stamp, isSettled, webp: bytes, ...picture } = made;
    const version = versionOf(path, stamp);
    // Nobody has to wait for it.
    void this.#cache.save({
      ...picture,
      version: isSettled ? version : null,
      size: Number(stamp.size),
      edge,
      bytes,
    });
    return { bytes, etag: picture.etag, version, isSettled };
  }

  async #refuse(path: string, refusal: Refusal): Promise<Error> {
    if (refusal.kind === 'unopened') return unopened(refusal.code);
    const { stamp, isSettled, reason } = refusal;
    // A file that is being written may be whole in a moment.
    if (isSettled) await this.#cache.saveFailure({ version: versionOf(path, stamp), reason });
    return unreadable(reason);
  }
}

function unreadable(reason: string): SeedrollError {
  return new SeedrollError('UNREADABLE_IMAGE', `There is no thumbnail of this file: ${reason}.`);
}

/** What the system's code means to the caller. */
function unopened(code: string): never {
  explain(Object.assign(new Error(`the file cannot be opened: ${code}`), { code }));
}
