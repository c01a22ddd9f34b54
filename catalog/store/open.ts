import { StoreClient } from './client.js';
import type { Questions } from './protocol.js';
import type { ListedDirectory, ListedFile, ListingChange, Store, StoredDirectory } from './store.js';

interface StoreOptions {
  /** The database file; its folder is made. Null keeps all in memory. */
  file: string | null;
}

/** Names of a listing that are handed over, and written, at once. */
const NAMES_AT_ONCE = 10_000;

const DIRECTORIES_AT_ONCE = 1000;

const UNCHANGED: ListingChange = { added: 0, removed: 0, changed: 0 };

/**
 * Opens the store of a catalog: a SQLite database in a thread of its own. A file that cannot be used is no failure: a
 * damaged one is moved aside, and where there can be none, the store is in memory; `location` says so.
 * @throws SeedrollError CONFLICT where a newer version wrote the file, BUSY where another process writes for long.
 */
export async function openStore({ file }: StoreOptions): Promise<Store> {
  const client = new StoreClient();
  await client.ask('open', file);
  let listings = 0;

  async function saveListing(
    directory: ListedDirectory,
    files: Iterable<ListedFile> | AsyncIterable<ListedFile>,
  ): Promise<ListingChange> {
    const listing = listings++;
    if (Array.isArray(files) && files.length <= NAMES_AT_ONCE) {
      const whole = { listing, directory, files, isFirst: true, isLast: true };
      return (await client.ask('saveListing', whole)) ?? UNCHANGED;
    }
    let part: ListedFile[] = [];
    let isFirst = true;
    const send = (isLast: boolean): Promise<Questions['saveListing'][1]> => {
      const sent = client.ask('saveListing', { listing, directory, files: part, isFirst, isLast });
      isFirst = false;
      part = [];
      return sent;
    };
    try {
      for await (const file of files) {
        if (part.length === NAMES_AT_ONCE) await send(false);
        part.push(file);
      }
      return (await send(true)) ?? UNCHANGED;
    } catch (error) {
      if (!isFirst) await client.ask('dropListing', listing);
      throw error;
    }
  }

  async function* directoriesBelow(path: string): AsyncGenerator<StoredDirectory> {
    let after: string | null = null;
    do {
      const page: Questions['directoriesBelow'][1] = await client.ask('directoriesBelow', {
        path,
        after,
        limit: DIRECTORIES_AT_ONCE,
      });
      yield* page.items;
      after = page.next;
    } while (after !== null);
  }

  return {
    get location() {
      return client.location;
    },
    directory: (path) => client.ask('directory', path),
    directoriesOfInode: (inode) => client.ask('directoriesOfInode', inode),
    directoriesBelow,
    saveListing,
    touchDirectory: async (directory) => void (await client.ask('touchDirectory', directory)),
    renameDirectory: (from, to) => client.ask('renameDirectory', { from, to }),
    removeDirectories: async (paths) => void (await client.ask('removeDirectories', paths)),
    images: (directory, page) => client.ask('images', { directory, ...page }),
    files: (places) => client.ask('files', places),
    unparsed: (page) => client.ask('unparsed', page),
    adopt: (files) => client.ask('adopt', files),
    saveParsed: (files) => client.ask('saveParsed', files),
    markUnparsed: async (places) => void (await client.ask('markUnparsed', places)),
    metadata: (places) => client.ask('metadata', places),
    search: (question, page) => client.ask('search', { question, page }),
    unreadable: (page) => client.ask('unreadable', page),
    status: () => client.ask('status', null),
    note: (name) => client.ask('note', name),
    saveNote: async (name, value) => void (await client.ask('saveNote', { name, value })),
    tidy: async () => void (await client.ask('tidy', null)),
    [Symbol.asyncDispose]: () => client.close(),
  };
}
