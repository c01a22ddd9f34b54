import { directoriesGet, directoriesList } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const directoryHandlers = [
  implement(directoriesGet, ({ session }, { path }) => session.directory(path)),
  implement(directoriesList, ({ session }, { path, ...paging }) => session.directories(path, paging)),
];
