import { notFound } from '../../door.js';
import type { DiskSettings, ListedPart } from '../protocol.js';
import type { FileSystems } from '../file-systems.js';
import { DirectoryListing } from './listing.js';
import { Steadiness } from './racy.js';

/** The listings of which parts are still to be read. */
export class ListingsInProgress {
  readonly #settings: DiskSettings;
  readonly #fileSystems: FileSystems;
  readonly #steadiness = new Steadiness();
  readonly #open = new Map<number, DirectoryListing>();
  #begun = 0;

  constructor(settings: DiskSettings, fileSystems: FileSystems) {
    this.#settings = settings;
    this.#fileSystems = fileSystems;
  }

  /** @throws SeedrollError NOT_FOUND, FORBIDDEN. */
  begin(path: string): Promise<ListedPart> {
    const listing = new DirectoryListing(path, {
      ...this.#settings,
      fileSystems: this.#fileSystems,
      steadiness: this.#steadiness,
    });
    const number = this.#begun++;
    this.#open.set(number, listing);
    return this.more(number);
  }

  async more(number: number): Promise<ListedPart> {
    const listing = this.#open.get(number);
    if (listing === undefined) throw notFound();
    try {
      const part = await listing.read();
      if (part.end !== null) this.drop(number);
      return { listing: number, ...part };
    } catch (error) {
      this.drop(number);
      throw error;
    }
  }

  drop(number: number): void {
    this.#open.get(number)?.close();
    this.#open.delete(number);
  }

  close(): void {
    for (const number of this.#open.keys()) this.drop(number);
  }
}
