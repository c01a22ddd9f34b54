import { libraryRescan, libraryStatus, libraryUnreadable } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const libraryHandlers = [
  implement(libraryStatus, ({ session }) => session.status()),
  implement(libraryRescan, ({ session }, { full }) => session.rescan(full ? 'full' : 'quick')),
  implement(libraryUnreadable, ({ session }, { cursor, limit }) => session.unreadable({ cursor, limit })),
];
