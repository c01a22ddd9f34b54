import type { Filter } from '../schema/models/filter.js';
import { checkFilter, parseSearch } from '../schema/search/index.js';

/** How every search says what it looks for: as a line, as an object, or as both. */
interface SearchInput {
  query: string;
  filter?: Filter | undefined;
}

/**
 * What a search looks for, as one filter: where it gives both a line and an object, both must hold.
 * @throws SeedrollError INVALID_INPUT where the line cannot be read, or the object is beyond its bounds.
 */
export function searchFilter({ query, filter }: SearchInput): Filter {
  const parsed = parseSearch(query);
  if (filter === undefined) return parsed;
  checkFilter(filter);
  return Object.keys(parsed).length === 0 ? filter : { all: [parsed, filter] };
}
