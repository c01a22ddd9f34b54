import { FacetName, type Facet, type FoundImage } from '../schema/models/search.js';
import type { Page } from '../schema/operations/common.js';
import { askedPath, type Entered } from './entrance.js';
import type { Parts } from './parts.js';
import { findImages, type ImagesQuestion, type SearchQuestion } from './search-images.js';
import { searchScope } from './search-scope.js';
import { readingUnread } from './search-unread.js';
import type { ValueCount } from './store/store.js';

export interface FacetsQuestion extends SearchQuestion {
  /** All where they are left out. */
  facets?: readonly FacetName[] | undefined;
  limit: number;
}

interface Paging {
  cursor?: string | undefined;
  limit: number;
}

/** Searches for one request. */
export class SearchReader {
  readonly #parts: Parts;
  readonly #enter: (path: string, recursive: boolean) => Promise<Entered>;
  readonly #signal: AbortSignal | undefined;

  constructor(
    parts: Parts,
    enter: (path: string, recursive: boolean) => Promise<Entered>,
    signal: AbortSignal | undefined,
  ) {
    this.#parts = parts;
    this.#enter = enter;
    this.#signal = signal;
  }

  async images(question: ImagesQuestion, paging: Paging): Promise<Page<FoundImage>> {
    const entered = await this.#enter(question.directory, question.recursive);
    return findImages(this.#parts, entered, question, paging, this.#signal);
  }

  async facets(question: FacetsQuestion): Promise<{ total: number; facets: Facet[] }> {
    const { directory, recursive, filter, facets: names = FacetName.options, limit } = question;
    const entered = await this.#enter(directory, recursive);
    const scope = await searchScope(this.#parts, entered, recursive);
    const counted = { names: [...new Set(names)], limit };
    const { total, facets } = await readingUnread(this.#parts, scope, this.#signal, () =>
      this.#parts.store.searchFacets({ filter, scope }, counted, this.#signal),
    );
    return { total, facets: facets.map((facet) => ({ ...facet, values: asAsked(entered, facet) })) };
  }

  /**
   * Values of a facet in a directory and below it that begin with a text, or hold it; the most frequent ones.
   * @param question.name None of any where null: then the directory alone is looked at.
   */
  async values(
    directory: string,
    { name, prefix, limit }: { name: FacetName | null; prefix: string; limit: number },
  ): Promise<ValueCount[]> {
    const entered = await this.#enter(directory, true);
    if (name === null) return [];
    const scope = await searchScope(this.#parts, entered, true);
    const values = await this.#parts.store.searchValues({ scope, name, prefix, limit }, this.#signal);
    return asAsked(entered, { name, values });
  }
}

/** Directories as whoever asked sees them. */
function asAsked(
  entered: Entered,
  { name, values }: { name: FacetName; values: readonly ValueCount[] },
): ValueCount[] {
  return values.map(({ value, count }) => ({
    value: name === 'directory' ? askedPath(entered, value) : value,
    count,
  }));
}
