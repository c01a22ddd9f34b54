import type { ListedDirectory } from '../../disk/disk.js';
import type { Parts } from '../engine.js';
import type { ListingChange } from '../store.js';
import { canFindKnown } from './adoption.js';
import { PendingListing } from './pending-listing.js';
import { RowListing } from './row-listing.js';

/** One listing while its parts come in. All is to be called in transactions. */
export class ListingInProgress {
  readonly #parts: Parts;
  readonly #path: string;
  readonly #id: number;
  /** Images before it. */
  readonly #before: number;
  #listing: PendingListing | RowListing;
  /** Whether somebody else has changed the directory meanwhile, so that it is to be listed again. */
  #isShared = false;

  constructor(parts: Parts, path: string) {
    const { connection, directories, pending } = parts;
    this.#parts = parts;
    this.#path = path;
    this.#id = directories.make(path).id;
    this.#before = directories.imagesIn(this.#id);
    directories.unstamp(this.#id);
    const { names } = pending.sizeOf(this.#id);
    // Files that may be known from elsewhere are looked for row by row.
    const isPending = names === this.#before && (names > 0 || !canFindKnown(connection));
    this.#listing = isPending ? new PendingListing(parts, this.#id) : this.#byRows([]);
  }

  /**
   * @param names File names, joined by `/`.
   * @param isLast Whether no more will come.
   */
  add(names: string, isLast: boolean): void {
    if (this.#listing instanceof RowListing) this.#listing.add(names, isLast);
    else if (!this.#listing.add(names)) this.#leavePending(this.#listing);
  }

  /**
   * Removes images that the listing has not named, a bounded number at a time.
   * @returns Whether more may be left.
   */
  removeSome(): boolean {
    if (this.#listing instanceof PendingListing && !this.#listing.end()) this.#leavePending(this.#listing);
    return this.#listing instanceof RowListing && this.#listing.removeSome();
  }

  /** Call it when nothing is left to be removed. */
  end(directory: ListedDirectory): ListingChange {
    const { directories, pending } = this.#parts;
    const removed = this.#listing instanceof RowListing ? this.#listing.removed : 0;
    if (this.#listing instanceof RowListing) {
      this.#listing.end();
      this.#isShared ||= this.#listing.isShared;
    }
    directories.announce(this.#path, directory.directories);
    directories.stamp(this.#id, this.#isShared ? { ...directory, isRacy: true } : directory);
    const images = directories.imagesIn(this.#id);
    return {
      added: Math.max(0, images + removed - this.#before),
      removed,
      images,
      groups: directories.groupsIn(this.#id),
      isPending: pending.has(this.#id),
    };
  }

  /** What differs from the listing before is found row by row. */
  #leavePending(listing: PendingListing): void {
    this.#isShared = !listing.isAlone;
    this.#listing = this.#byRows(listing.names);
  }

  #byRows(names: readonly string[]): RowListing {
    while (this.#parts.pending.materialiseSome(this.#id));
    const listing = new RowListing(this.#parts, this.#id);
    for (const part of names) listing.add(part, false);
    return listing;
  }
}
