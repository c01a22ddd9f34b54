import { libraryStatus, libraryUnreadable } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const libraryHandlers = [
  implement(libraryStatus, ({ session }) => session.status()),
  implement(libraryUnreadable, ({ session }, { cursor, limit }) => session.unreadable({ cursor, limit })),
];
