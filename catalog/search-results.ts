import { LRUCache } from 'lru-cache';
import type { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';
import { findGroups } from './search.js';
import type { Scope } from './store/store.js';

/** Per directory the places of the groups in it that were found, ascending. */
export type FoundGroups = ReadonlyMap<string, readonly number[]>;

interface Result {
  /** Of the tree, when the search began. */
  version: number;
  found: FoundGroups;
}

/** Groups of results that are kept at most; some ten bytes each. */
const MAX_KEPT = 1_000_000;

/** Results of searches, kept until anything changes: whoever pages through one asks for the same again and again. */
export class SearchResults {
  readonly #kept = new LRUCache<string, Result>({
    maxSize: MAX_KEPT,
    sizeCalculation: ({ found }) =>
      [...found.values()].reduce((sum, ordinals) => sum + ordinals.length, found.size + 1),
  });

  async find(parts: Parts, reader: MetadataReader, search: string, scope: Scope): Promise<FoundGroups> {
    const key = `${String(scope.recursive)} ${scope.path}\0${search}`;
    const { version } = parts.tree;
    const kept = this.#kept.get(key);
    if (kept?.version === version) return kept.found;
    const found = await findGroups(parts, reader, search, scope);
    // What has changed meanwhile may have been found or not.
    if (parts.tree.version === version) this.#kept.set(key, { version, found });
    return found;
  }
}
