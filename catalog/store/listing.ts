import type { StoreClient } from './client.js';
import type { ListingPart } from './protocol.js';
import type { Listing, ListingChange, StoreLocation } from './store.js';

/**
 * Characters of names that are written at once, some 50,000 names. Names come in no order, so that each transaction
 * writes nearly every page of a large directory's index, be it for ten thousand names or for a million.
 */
const MAX_LENGTH = 1_000_000;

/** Begins listings, and knows how new each is. */
export class Listings {
  readonly #client: StoreClient;
  #begun = 0;
  /** Number of the newest listing of any process that is known of, and where it was written. */
  #newest: { number: number; location: StoreLocation };

  constructor(client: StoreClient) {
    this.#client = client;
    this.#newest = { number: 0, location: client.location };
  }

  /** Takes note of the listings that were written up to now. */
  async catchUp(): Promise<void> {
    this.#note(await this.#client.ask('newestListing', null));
  }

  begin(path: string, tellsNames: boolean): Listing {
    const which = { listing: this.#begun++, path, tellsNames, since: this.#known };
    return begin(this.#client, which, ({ newest }) => this.#note(newest));
  }

  /** A database that was made anew counts anew. */
  get #known(): number {
    return this.#newest.location === this.#client.location ? this.#newest.number : 0;
  }

  #note(number: number): void {
    this.#newest = { number: Math.max(number, this.#known), location: this.#client.location };
  }
}

/**
 * Hands a listing to the thread that writes it. The last part is kept until it is known what comes after it, so that a
 * listing of one part is one message and one transaction; the more has come, the more is kept.
 */
function begin(
  client: StoreClient,
  which: Omit<ListingPart, 'names' | 'isFirst' | 'next'>,
  onEnd: (change: ListingChange) => void,
): Listing {
  let kept: string[] = [];
  let keptLength = 0;
  let sentLength = 0;
  let isFirst = true;

  function send(next: ListingPart['next']): Promise<ListingChange | null> {
    const part: ListingPart = { ...which, names: kept.join('/'), isFirst, next };
    isFirst = false;
    sentLength += keptLength;
    kept = [];
    keptLength = 0;
    return client.ask('saveListing', part);
  }

  return {
    async add(names) {
      if (names === '') return;
      const isMuch = kept.length > 0 && keptLength >= Math.min(sentLength, MAX_LENGTH);
      const sent = isMuch ? send('more') : null;
      kept.push(names);
      keptLength += names.length;
      await sent;
    },
    async end(directory) {
      const change = await send({ end: directory });
      if (change === null) throw new Error('The end of a listing has no answer.');
      onEnd(change);
      return change;
    },
    async drop() {
      await send('drop');
    },
  };
}
