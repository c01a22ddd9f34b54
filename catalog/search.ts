import type { Metadata } from '../schema/models/metadata.js';
import { materialise } from './materialise.js';
import type { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';
import type { FilePlace, Scope } from './store/store.js';

/** First images that are read at once for a search: they are not parsed yet. */
const HEADS_AT_ONCE = 1024;

/** More groups than any directory has. */
const ALL = 2 ** 31;

/**
 * Finds groups by a piece of the prompt or the negative prompt of their first image.
 * @returns Per directory the places of the groups in it, ascending.
 */
export async function findGroups(
  parts: Parts,
  metadata: MetadataReader,
  search: string,
  scope: Scope,
): Promise<Map<string, readonly number[]>> {
  const { store } = parts;
  await materialise(parts, scope);
  // Asked for first: what the scan parses in between is then found in one way or in both.
  const heads = await store.unparsedHeads(scope, ALL);
  const found = new Map<string, Set<number>>();
  const add = (directory: string, ordinals: readonly number[]): void => {
    const known = found.get(directory) ?? new Set<number>();
    for (const ordinal of ordinals) known.add(ordinal);
    found.set(directory, known);
  };
  for (let start = 0; start < heads.length; start += HEADS_AT_ONCE) {
    const part = heads.slice(start, start + HEADS_AT_ONCE);
    for (const { directory, name } of await matchingHeads(metadata, part, search)) {
      const group = await store.groupOf(directory, name);
      if (group !== null) add(directory, [group.ordinal]);
    }
  }
  for (const { directory, ordinals } of await store.groupsContaining(search, scope)) add(directory, ordinals);
  return new Map(
    [...found].map(([directory, ordinals]) => [directory, [...ordinals].toSorted((a, b) => a - b)]),
  );
}

async function matchingHeads(
  reader: MetadataReader,
  heads: readonly FilePlace[],
  search: string,
): Promise<FilePlace[]> {
  const all = await reader.ofPlaces(heads);
  return heads.filter((_, index) => {
    const metadata = all[index];
    return metadata !== undefined && matches(metadata, search);
  });
}

/** Whether prompt or negative prompt hold the text, in any case of letters. */
function matches({ prompt, negativePrompt }: Metadata, search: string): boolean {
  const wanted = search.toLowerCase();
  return prompt.toLowerCase().includes(wanted) || negativePrompt.toLowerCase().includes(wanted);
}
