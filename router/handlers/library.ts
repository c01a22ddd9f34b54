import {
  libraryChanges,
  libraryOnChange,
  libraryRescan,
  libraryStatus,
  libraryUnreadable,
} from '../../schema/operations/index.js';
import { implement, implementStream } from '../implement.js';

export const libraryHandlers = [
  implement(libraryChanges, ({ session }, question) => session.changes.list(question)),
  implementStream(libraryOnChange, ({ session }, question) => session.changes.follow(question)),
  implement(libraryStatus, ({ session }) => session.status()),
  implement(libraryRescan, ({ session }, { full }) => session.rescan(full ? 'full' : 'quick')),
  implement(libraryUnreadable, ({ session }, { cursor, limit }) => session.unreadable({ cursor, limit })),
];
