import type { StoreClient } from './client.js';
import type { ListingPart } from './protocol.js';
import type { Listing, ListingChange } from './store.js';

const UNCHANGED: ListingChange = { added: 0, removed: 0, images: 0, groups: 0, isPending: false };

/**
 * Characters of names that are written at once, some 50,000 names. Names come in no order, so that each transaction
 * writes nearly every page of a large directory's index, be it for ten thousand names or for a million.
 */
const MAX_LENGTH = 1_000_000;

/**
 * Hands a listing to the thread that writes it. The last part is kept until it is known what comes after it, so that a
 * listing of one part is one message and one transaction; the more has come, the more is kept.
 * @param number Another one for each listing.
 */
export function beginListing(client: StoreClient, number: number, path: string): Listing {
  let kept: string[] = [];
  let keptLength = 0;
  let sentLength = 0;
  let isFirst = true;

  function send(next: ListingPart['next']): Promise<ListingChange | null> {
    const part: ListingPart = { listing: number, path, names: kept.join('/'), isFirst, next };
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
      return (await send({ end: directory })) ?? UNCHANGED;
    },
    async drop() {
      await send('drop');
    },
  };
}
