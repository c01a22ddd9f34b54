import { imagesSearch, searchFacets, searchParse, searchSuggest } from '../../schema/operations/index.js';
import { formatSearch, parseSearch } from '../../schema/search/index.js';
import { implement } from '../implement.js';
import { searchFilter } from '../search-filter.js';

export const searchHandlers = [
  implement(imagesSearch, ({ session }, { query, filter, cursor, limit, ...question }) =>
    session.searchImages({ ...question, filter: searchFilter({ query, filter }) }, { cursor, limit }),
  ),
  implement(searchFacets, ({ session }, { query, filter, ...question }) =>
    session.searchFacets({ ...question, filter: searchFilter({ query, filter }) }),
  ),
  implement(searchSuggest, ({ session }, question) => session.suggest(question)),
  implement(searchParse, (_context, { query }) => {
    const filter = parseSearch(query);
    return { filter, query: formatSearch(filter) };
  }),
];
