import { serverInfo } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const serverHandlers = [
  implement(serverInfo, ({ server }) => ({ ...server, extensions: [...server.extensions] })),
];
