import { emptyMetadata } from '../../../schema/models/empty-metadata.js';
import type { Metadata } from '../../../schema/models/metadata.js';
import { openStore } from '../../../catalog/store/open.js';
import { packMetadata } from '../../../workers/pack.js';
import type {
  ListedDirectory,
  PageRequest,
  ParsedFile,
  Store,
  StorePage,
} from '../../../catalog/store/store.js';

export function memoryStore(): Promise<Store> {
  return openStore({ file: null });
}

/** A directory as it was listed. */
export function listed(path: string, more: Partial<ListedDirectory> = {}): ListedDirectory {
  return { path, mtimeNs: 1_700_000_000_123_456_789n, listedAtNs: 1_700_000_000_999_999_999n, ...more };
}

/** Lists a directory with these names, of which nothing more is known. */
export function list(store: Store, path: string, names: readonly string[]): ReturnType<Store['saveListing']> {
  return store.saveListing(
    listed(path),
    names.map((name) => ({ name })),
  );
}

/** What was parsed out of a file whose metadata are empty but for these. */
export function parsedFile(
  place: { directory?: string; name: string },
  metadata: Partial<Metadata> = {},
  stat: Partial<ParsedFile['stat']> = {},
): ParsedFile {
  return {
    directory: '',
    ...place,
    stat: { size: 1000, mtimeNs: 1_700_000_000_000_000_001n, inode: 2n ** 64n - 5n, ...stat },
    metadata: packMetadata({
      ...emptyMetadata(),
      generator: { name: 'AUTOMATIC1111', version: null },
      ...metadata,
    }),
  };
}

/** All items of a list, fetched in pages of this size. */
export async function allPages<Item>(
  limit: number,
  read: (page: PageRequest) => Promise<StorePage<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await read({ after, limit });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
