import { StoreClient } from './client.js';
import { Listings } from './listing.js';
import type { Questions } from './protocol.js';
import type { GroupsBy, Store, StoredDirectory } from './store.js';
import { asWanted, type Wanted } from './wanted.js';

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
  const listings = new Listings(client);
  try {
    await client.open(file);
    await listings.catchUp();
  } catch (error) {
    await client.close();
    throw error;
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
    beginListing: (path, tellsNames = false) => listings.begin(path, tellsNames),
    catchUp: () => listings.catchUp(),
    renameDirectory: (from, to) => client.ask('renameDirectory', { from, to }),
    removeDirectories: async (paths) => void (await client.ask('removeDirectories', paths)),
    materialise: async (scope) => void (await client.ask('materialise', scope)),
    images: (directory, range) => client.ask('images', { directory, ...range }),
    groups: (directory, { hasDetails = false, ...range }, by = null) =>
      client.ask('groups', { directory, ...range, hasDetails, by }),
    countGroups: (rule, directories, signal) =>
      asWanted(signal, (wanted) => client.ask('countGroups', { rule, directories, wanted })),
    groupOf: (directory, name) => client.ask('groupOf', { directory, name }),
    groupHolding: (place, by, signal) =>
      asWantedBy(by, signal, (wanted) => client.ask('groupHolding', { place, by, wanted })),
    groupSummaries: (places, by, signal) =>
      asWanted(signal, (wanted) => client.ask('groupSummaries', { places, by, wanted })),
    ordinalBehind: (place, by = null) => client.ask('ordinalBehind', { place, by }),
    imagesByRule: (directory, range, by) => client.ask('imagesByRule', { directory, ...range, by }),
    imagesOfGroup: (place, page, by, signal) =>
      asWantedBy(by, signal, (wanted) => client.ask('imagesOfGroup', { place, ...page, by, wanted })),
    recipesOfGroup: (place, by, signal) =>
      asWanted(signal, (wanted) => client.ask('recipesOfGroup', { place, by, wanted })),
    findGroups: (rule, { directories, ...search }, signal) =>
      asWanted(signal, (wanted) => client.ask('findGroups', { rule, search, directories, wanted })),
    sortGroups: (rule, order, directories, signal) =>
      asWanted(signal, (wanted) => client.ask('sortGroups', { rule, order, directories, wanted })),
    groupColumns: (rule, directories, signal) =>
      asWanted(signal, (wanted) => client.ask('groupColumns', { rule, directories, wanted })),
    countImages: (rule, directories, signal) =>
      asWanted(signal, (wanted) => client.ask('countImages', { rule, directories, wanted })),
    groupsContaining: (contains, scope, signal) =>
      asWanted(signal, (wanted) => client.ask('groupsContaining', { contains, scope, wanted })),
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
    unparsedIn: (scope, limit) => client.ask('unparsedIn', { scope, limit }),
    searchImages: (search, page, signal) =>
      asWanted(signal, (wanted) => client.ask('searchImages', { search, page, wanted })),
    searchFacets: (search, question, signal) =>
      asWanted(signal, (wanted) => client.ask('searchFacets', { search, question, wanted })),
    searchValues: (question, signal) =>
      asWanted(signal, (wanted) => client.ask('searchValues', { question, wanted })),
    unreadable: (page) => client.ask('unreadable', page),
    status: () => client.ask('status', null),
    foreignWrites: () => client.ask('foreignWrites', null),
    note: (name) => client.ask('note', name),
    saveNote: async (name, value) => void (await client.ask('saveNote', { name, value })),
    tidy: async () => void (await client.ask('tidy', null)),
    [Symbol.asyncDispose]: () => client.close(),
  };
}

/** One group by the default rule is soon found; by others, those of its whole directory may have to be made. */
function asWantedBy<Answer>(
  by: GroupsBy | null,
  signal: AbortSignal | undefined,
  ask: (wanted: Wanted | null) => Promise<Answer>,
): Promise<Answer> {
  return by === null ? ask(null) : asWanted(signal, ask);
}
