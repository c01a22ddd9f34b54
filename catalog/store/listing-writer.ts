import { setImmediate } from 'node:timers/promises';
import { SeedrollError } from '../../schema/errors.js';
import type { ListedDirectory } from '../disk/disk.js';
import type { Engine, Parts } from './engine.js';
import { ListingInProgress } from './operations/listings.js';
import type { ListingPart } from './protocol.js';
import type { ListingChange } from './store.js';

/** Saves listings whose parts come one by one. */
export class ListingWriter {
  readonly #engine: Engine;
  /** With the database that each was begun in. */
  readonly #listings = new Map<number, { listing: ListingInProgress; parts: Parts }>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @returns What the listing changed, at its end. */
  async save(part: ListingPart): Promise<ListingChange | null> {
    const { listing: number, next } = part;
    let isOver = true;
    try {
      if (next !== 'more' && next !== 'drop') return await this.#end(part, next.end);
      this.#engine.write((parts) => this.#add(part, parts));
      isOver = next === 'drop';
      return null;
    } finally {
      // Over too where a part could not be written: what comes after it must not pass for the whole.
      if (isOver) this.#listings.delete(number);
    }
  }

  /** What fits one transaction is one. Else others get a turn after each. */
  async #end(part: ListingPart, directory: ListedDirectory): Promise<ListingChange> {
    let change = this.#engine.write((parts) => this.#add(part, parts).finish(directory));
    while (change === null) {
      await setImmediate();
      change = this.#engine.write((parts) => this.#isOf(part.listing, parts).finish(directory));
    }
    return change;
  }

  #add(part: ListingPart, parts: Parts): ListingInProgress {
    const { listing: number, names, isFirst, next } = part;
    if (isFirst) {
      const listing = new ListingInProgress(parts, part);
      this.#listings.set(number, { listing, parts });
    }
    const listing = this.#isOf(number, parts);
    listing.add(names, next !== 'more' && next !== 'drop');
    return listing;
  }

  #isOf(number: number, parts: Parts): ListingInProgress {
    const known = this.#listings.get(number);
    // What came before is not there: whoever read the directory must read it again.
    if (known?.parts !== parts)
      throw new SeedrollError('BUSY', 'The catalog was made anew in the middle of a listing.');
    return known.listing;
  }
}
