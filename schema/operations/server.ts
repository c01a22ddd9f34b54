import { z } from 'zod';
import { ServerInfo } from '../models/library.js';
import { operation } from '../operation.js';

export const serverInfo = operation({
  name: 'server.info',
  kind: 'query',
  summary: 'Version, base directory and supported file name endings.',
  input: z.strictObject({}),
  output: ServerInfo,
  errors: [],
  rest: { method: 'get', path: '/server' },
});
