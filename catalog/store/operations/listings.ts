import type { ListedDirectory } from '../../disk/disk.js';
import type { Parts } from '../engine.js';
import type { ListingPart } from '../protocol.js';
import type { ListingChange, ListingOutcome } from '../store.js';
import { canFindKnown } from './adoption.js';
import { ListingNumbers } from './listing-numbers.js';
import { PendingListing } from './pending-listing.js';
import { RowListing } from './row-listing.js';
import { ToldNames } from './told-names.js';

/**
 * One listing while its parts come in. All is to be called in transactions. It is as new as its beginning: from the moment
 * that another one of its directory takes names away or comes to its end, it writes nothing more, so that it neither puts
 * names back nor takes newer ones away.
 */
export class ListingInProgress {
  readonly #parts: Parts;
  readonly #numbers: ListingNumbers;
  readonly #path: string;
  readonly #names: ToldNames;
  /** Number of the newest listing that it knows of. */
  #known: number;
  /** Of the directory's row; null where that was removed since it was begun. */
  readonly #id: number | null;
  /** Images before it. */
  readonly #before: number;
  /** Made with its first part. */
  #listing: PendingListing | RowListing | null = null;
  #isOvertaken = false;

  constructor(parts: Parts, { path, since, tellsNames }: Pick<ListingPart, 'path' | 'since' | 'tellsNames'>) {
    this.#parts = parts;
    this.#numbers = new ListingNumbers(parts.connection);
    this.#path = path;
    this.#names = new ToldNames(tellsNames);
    this.#known = since;
    this.#id = parts.directories.idOf(path) ?? this.#makeRow();
    this.#before = this.#id === null ? 0 : parts.directories.imagesIn(this.#id);
  }

  /**
   * @param names File names, joined by `/`.
   * @param isLast Whether no more will come.
   */
  add(names: string, isLast: boolean): void {
    const id = this.#ownId();
    if (id === null) return;
    const listing = (this.#listing ??= this.#begin(id));
    if (!isLast) this.#parts.directories.unstamp(id);
    if (listing instanceof RowListing) listing.add(names, isLast);
    else if (!listing.add(names)) this.#leavePending(listing, id);
  }

  /**
   * Does what is left to do when all names have come, a bounded number of images at a time.
   * @returns Null where there is more to do.
   */
  finish(directory: ListedDirectory): ListingChange | null {
    const id = this.#ownId();
    if (id === null) return this.#describeOther();
    const { directories } = this.#parts;
    const isMore = this.#removeSome(id);
    this.#known = this.#numbers.take();
    if (isMore) {
      directories.disturb(id, this.#known);
      return null;
    }
    const rows = this.#listing instanceof RowListing ? this.#listing : null;
    rows?.end();
    directories.announce(this.#path, directory.directories);
    directories.stamp(id, directory, this.#known);
    const removed = rows?.removed ?? 0;
    const added = Math.max(0, directories.imagesIn(id) + removed - this.#before);
    return this.#describe('saved', { added, removed });
  }

  /** The directory's row, or null where another listing was written since this one was begun. */
  #ownId(): number | null {
    this.#isOvertaken ||=
      this.#id === null ||
      this.#parts.directories.idOf(this.#path) !== this.#id ||
      this.#numbers.of(this.#id).number > this.#known;
    return this.#isOvertaken ? null : this.#id;
  }

  #makeRow(): number | null {
    return this.#numbers.lastRemoval() > this.#known ? null : this.#parts.directories.make(this.#path);
  }

  #begin(id: number): PendingListing | RowListing {
    const { connection, pending } = this.#parts;
    const { names } = pending.sizeOf(id);
    // Files that may be known from elsewhere are looked for row by row.
    const isPending = names === this.#before && (names > 0 || !canFindKnown(connection));
    return isPending ? new PendingListing(this.#parts, id, this.#names) : this.#byRows(id, []);
  }

  /** Removes images that the listing has not named. */
  #removeSome(id: number): boolean {
    const listing = this.#listing;
    if (listing instanceof PendingListing && !listing.end()) this.#leavePending(listing, id);
    return this.#listing instanceof RowListing && this.#listing.removeSome();
  }

  #describeOther(): ListingChange {
    const id = this.#parts.directories.idOf(this.#path);
    const isWhole = id !== null && this.#numbers.of(id).isWhole;
    return this.#describe(isWhole ? 'overtaken' : 'disturbed', { added: 0, removed: 0 });
  }

  #describe(outcome: ListingOutcome, counts: { added: number; removed: number }): ListingChange {
    const { connection, directories, pending } = this.#parts;
    const id = directories.idOf(this.#path);
    return {
      outcome,
      newest: outcome === 'saved' ? this.#known : this.#numbers.last(),
      ...counts,
      names: outcome === 'saved' ? this.#names.told(counts) : null,
      foreignWrites: connection.foreignWrites,
      images: id === null ? 0 : directories.imagesIn(id),
      groups: id === null ? 0 : directories.groupsIn(id),
      isPending: id !== null && pending.has(id),
    };
  }

  /** What differs from the listing before is found row by row. */
  #leavePending(listing: PendingListing, id: number): void {
    this.#listing = this.#byRows(id, listing.names);
  }

  #byRows(id: number, names: readonly string[]): RowListing {
    while (this.#parts.pending.materialiseSome(id));
    const listing = new RowListing(this.#parts, id, this.#names);
    for (const part of names) listing.add(part, false);
    return listing;
  }
}
