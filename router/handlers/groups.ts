import { groupsGet, groupsList } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const groupHandlers = [
  implement(groupsList, ({ session }, { cursor, limit, ...question }) =>
    session.groups(question, { cursor, limit }),
  ),
  implement(groupsGet, ({ session }, { id }) => session.group(id)),
];
