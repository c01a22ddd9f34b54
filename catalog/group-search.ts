import type { Filter } from '../schema/models/filter.js';
import type { GroupRule } from '../schema/models/group-rule.js';
import type { Metadata } from '../schema/models/metadata.js';
import { isDefaultRule } from './group-rule.js';
import { Kept } from './kept.js';
import type { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';
import { readingUnread } from './search-unread.js';
import type { FilePlace, MatchingGroups, Scope, Store, VersionedDirectory } from './store/store.js';

/** Groups of one directory that were found. */
type Found = Pick<MatchingGroups, 'ordinals' | 'scores'>;

/** By directory. */
export type FoundGroups = ReadonlyMap<string, Found>;

interface GroupSearch {
  rule: GroupRule;
  scope: Scope;
  /** Those of the scope, as they are now. */
  directories: () => readonly VersionedDirectory[];
  search: string;
  filter: Filter | null;
  hasScores: boolean;
}

interface Searching {
  parts: Parts;
  reader: MetadataReader;
  signal: AbortSignal | undefined;
}

/** Groups of results that are kept at most; some ten bytes each. */
const MAX_KEPT = 1_000_000;

/** First images that are read at once for a search: they are not parsed yet. */
const HEADS_AT_ONCE = 1024;

/** More groups than any directory has. */
const ALL = 2 ** 31;

export function keepFoundGroups(): Kept<FoundGroups> {
  return new Kept<FoundGroups>({
    maxSize: MAX_KEPT,
    sizeOf: (found) =>
      [...found.values()].reduce((sum, { ordinals }) => sum + ordinals.length, found.size + 1),
  });
}

/** Finds groups by a piece of the prompt or the negative prompt of their first image, and by a filter for any of them. */
export async function findGroups(searching: Searching, asked: GroupSearch): Promise<FoundGroups> {
  const { search, filter, rule } = asked;
  const byFilter = filter === null ? null : await findByFilter(searching, asked, filter);
  if (search === '') return byFilter ?? new Map<string, Found>();
  const bySearch = isDefaultRule(rule)
    ? await findByPrompt(searching, asked)
    : await findByPromptAndRule(searching, asked);
  return byFilter === null ? bySearch : intersect(byFilter, bySearch);
}

async function findByFilter(
  { parts, signal }: Searching,
  { rule, scope, directories, hasScores }: GroupSearch,
  filter: Filter,
): Promise<FoundGroups> {
  const { groups } = await readingUnread(parts, scope, signal, () => {
    const search = { filter, scope, of: 'any' as const, hasScores, directories: directories() };
    return parts.store.findGroups(rule, search, signal);
  });
  return new Map(groups.map(({ directory, ordinals, scores }) => [directory, { ordinals, scores }]));
}

async function findByPrompt(
  { parts: { store }, reader, signal }: Searching,
  { scope, search }: GroupSearch,
): Promise<FoundGroups> {
  const found = new Gathered();
  // Asked for first: what the scan parses in between is then found in one way or in both.
  const heads = await store.unparsedHeads(scope, ALL);
  for await (const part of matchingHeads(reader, heads, search)) {
    for (const { directory, name } of part) {
      const group = await store.groupOf(directory, name);
      if (group !== null) found.add(directory, [group.ordinal]);
    }
  }
  for (const { directory, ordinals } of await store.groupsContaining(search, scope, signal))
    found.add(directory, ordinals);
  return found.all();
}

async function findByPromptAndRule(
  { parts: { store }, reader, signal }: Searching,
  { rule, scope, search, directories }: GroupSearch,
): Promise<FoundGroups> {
  const found = new Gathered();
  const asked = directories();
  const firsts = async (filter: Filter): Promise<MatchingGroups[]> => {
    const question = { filter, scope, of: 'first' as const, hasScores: false, directories: asked };
    return (await store.findGroups(rule, question, signal)).groups;
  };
  const versions = new Map(asked.map(({ path, version }) => [path, version]));
  const unparsed = await firsts({ is: 'unparsed' });
  const heads = await headsOf(store, rule, { groups: unparsed, versions, signal });
  for await (const part of matchingHeads(reader, heads, search))
    for (const { directory, ordinal } of part) found.add(directory, [ordinal]);
  for (const { directory, ordinals } of await firsts({ contains: search })) found.add(directory, ordinals);
  return found.all();
}

async function headsOf(
  store: Store,
  rule: GroupRule,
  {
    groups,
    versions,
    signal,
  }: {
    groups: readonly MatchingGroups[];
    versions: ReadonlyMap<string, number>;
    signal: AbortSignal | undefined;
  },
): Promise<(FilePlace & { ordinal: number })[]> {
  const asked = groups.map(({ directory, ordinals }) => ({
    path: directory,
    version: versions.get(directory) ?? 0,
    ordinals,
  }));
  const columns = await store.groupColumns(rule, asked, signal);
  return asked.flatMap(({ path, ordinals }, index) => {
    const names = columns[index]?.names.split('/') ?? [];
    return Array.from(ordinals, (ordinal, place) => ({ directory: path, name: names[place] ?? '', ordinal }));
  });
}

async function* matchingHeads<Head extends FilePlace>(
  reader: MetadataReader,
  heads: readonly Head[],
  search: string,
): AsyncGenerator<Head[]> {
  for (let start = 0; start < heads.length; start += HEADS_AT_ONCE) {
    const part = heads.slice(start, start + HEADS_AT_ONCE);
    const all = await reader.ofPlaces(part);
    yield part.filter((_, index) => {
      const metadata = all[index];
      return metadata !== undefined && matches(metadata, search);
    });
  }
}

/** Whether prompt or negative prompt hold the text, in any case of letters. */
function matches({ prompt, negativePrompt }: Metadata, search: string): boolean {
  const wanted = search.toLowerCase();
  return prompt.toLowerCase().includes(wanted) || negativePrompt.toLowerCase().includes(wanted);
}

/** Groups that are found in several ways. */
class Gathered {
  readonly #ordinals = new Map<string, Set<number>>();

  add(directory: string, ordinals: Iterable<number>): void {
    const known = this.#ordinals.get(directory) ?? new Set<number>();
    for (const ordinal of ordinals) known.add(ordinal);
    this.#ordinals.set(directory, known);
  }

  all(): FoundGroups {
    return new Map(
      Array.from(this.#ordinals, ([directory, ordinals]) => [
        directory,
        { ordinals: Uint32Array.from(ordinals).toSorted(), scores: null },
      ]),
    );
  }
}

function intersect(one: FoundGroups, other: FoundGroups): FoundGroups {
  const both = new Map<string, Found>();
  for (const [directory, { ordinals, scores }] of one) {
    const wanted = new Set(other.get(directory)?.ordinals);
    const isWanted = (_: number, index: number): boolean => wanted.has(ordinals[index] ?? -1);
    both.set(directory, {
      ordinals: ordinals.filter(isWanted),
      scores: scores?.filter(isWanted) ?? null,
    });
  }
  return both;
}
