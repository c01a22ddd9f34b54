import { serve } from '../../server/serve.js';
import { argument, report } from '../processes/child.js';
import { isObject } from '../processes/messages.js';

/** Our server, as the command line starts it. */
export interface OursOptions {
  baseDirectory: string;
  /** Where the catalog is, or is made. */
  dataDirectory: string;
  /** Whether it tells that it listens only once it has read everything. */
  isReadFirst: boolean;
}

const options = argument();
if (!isOptions(options)) throw new Error('expected what to serve');
const { baseDirectory, dataDirectory, isReadFirst } = options;
const server = await serve({ baseDirectory, dataDirectory, host: '127.0.0.1', port: 0 });
if (isReadFirst) await server.catalog.idle();
report(
  { port: server.address.port },
  {
    idle: () => server.catalog.idle().then(() => true),
    close: () => server[Symbol.asyncDispose]().then(() => true),
  },
);

function isOptions(value: unknown): value is OursOptions {
  return isObject(value) && 'baseDirectory' in value && 'dataDirectory' in value && 'isReadFirst' in value;
}
