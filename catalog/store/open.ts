import { StoreClient } from './client.js';
import { beginListing } from './listing.js';
import type { Questions } from './protocol.js';
import type { Store, StoredDirectory } from './store.js';

interface StoreOptions {
  /** The database file; its folder is made. Null keeps all in memory. */
  file: string | null;
}

const DIRECTORIES_AT_ONCE = 1000;

/**
 * Opens the store of a catalog: a SQLite database in threads of its own. A file that cannot be used is no failure: a
 * damaged one is moved aside, and where there can be none, the store is in memory; `location` says so.
 * @throws SeedrollError CONFLICT where a newer version wrote the file, BUSY where another process writes for long.
 */
export async function openStore({ file }: StoreOptions): Promise<Store> {
  const client = new StoreClient();
  try {
    await client.open(file);
  } catch (error) {
    await client.close();
    throw error;
  }
  let listings = 0;

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
    beginListing: (path) => beginListing(client, listings++, path),
    renameDirectory: (from, to) => client.ask('renameDirectory', { from, to }),
    removeDirectories: async (paths) => void (await client.ask('removeDirectories', paths)),
    materialise: async (scope) => void (await client.ask('materialise', scope)),
    images: (directory, range) => client.ask('images', { directory, ...range }),
    groups: (directory, range) => client.ask('groups', { directory, ...range }),
    groupOf: (directory, name) => client.ask('groupOf', { directory, name }),
    ordinalBehind: (directory, name) => client.ask('ordinalBehind', { directory, name }),
    groupsContaining: (contains, scope) => client.ask('groupsContaining', { contains, scope }),
    unparsedHeads: (scope, limit) => client.ask('unparsedHeads', { scope, limit }),
    files: (places) => client.ask('files', places),
    stats: (directory, page) => client.ask('stats', { directory, ...page }),
    pending: (page) => client.ask('pending', page),
    unparsed: (page) => client.ask('unparsed', page),
    unsettled: (page) => client.ask('unsettled', page),
    adopt: (files) => client.ask('adopt', files),
    canAdopt: () => client.ask('canAdopt', null),
    saveScanned: (scans) => client.ask('saveScanned', scans),
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
