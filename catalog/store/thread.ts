import { parentPort } from 'node:worker_threads';
import { ask, serve, tell } from '../threads/serve.js';
import { Engine } from './engine.js';
import { makeHandlers } from './handlers.js';
import { type Moved, type Questions, WRITES } from './protocol.js';

/**
 * The thread that a connection to the database lives in. It ends by itself after `close`: a thread that is ended inside
 * a call of SQLite takes the whole process with it.
 */
function serveStore(port: NonNullable<typeof parentPort>): void {
  const engine = new Engine((location) => tell(port, { location } satisfies Moved));
  const handlers = makeHandlers(engine);
  /** The last write that was begun: writes run in the order of their calls, reads in between. */
  let writing: Promise<unknown> = Promise.resolve();

  serve<Questions>(port, (call) => {
    if (!WRITES.has(call.name)) return ask(handlers, call);
    const result = writing.then(() => ask(handlers, call));
    writing = result.catch(() => null);
    return result;
  });
}

if (parentPort !== null) serveStore(parentPort);
