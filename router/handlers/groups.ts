import { groupsAll, groupsGet, groupsList } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const groupHandlers = [
  implement(groupsList, ({ session }, { cursor, limit, ...question }) =>
    session.groups(question, { cursor, limit }),
  ),
  implement(groupsAll, ({ session }, question) => session.allGroups({ ...question, recursive: true })),
  implement(groupsGet, ({ session }, { id }) => session.group(id)),
];
