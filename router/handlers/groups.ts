import type { Filter } from '../../schema/models/filter.js';
import { groupsDifferences, groupsGet, groupsIndex, groupsList } from '../../schema/operations/index.js';
import { implement } from '../implement.js';
import { searchFilter } from '../search-filter.js';

export const groupHandlers = [
  implement(groupsList, ({ session }, { cursor, limit, query, filter, ...question }) =>
    session.groups({ ...question, filter: asked({ query, filter }) }, { cursor, limit }),
  ),
  implement(groupsIndex, ({ session }, { cursor, limit, query, filter, ...question }) =>
    session.groupIndex({ ...question, filter: asked({ query, filter }) }, { cursor, limit }),
  ),
  implement(groupsGet, ({ session }, { id }) => session.group(id)),
  implement(groupsDifferences, ({ session }, { id }) => session.groupDifferences(id)),
];

/** Null where nothing is asked of images, so that nothing need be searched. */
function asked(search: { query: string; filter?: Filter | undefined }): Filter | null {
  const filter = searchFilter(search);
  return Object.keys(filter).length === 0 ? null : filter;
}
