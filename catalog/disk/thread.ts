import { type MessagePort, parentPort } from 'node:worker_threads';
import { SeedrollError } from '../../schema/errors.js';
import type { Handlers } from '../threads/protocol.js';
import { ask, serve, tell } from '../threads/serve.js';
import { makeHandlers } from './handlers.js';
import type { Questions } from './protocol.js';

/** The thread that looks at the base directory. */
function run(port: MessagePort): void {
  const handlers: Handlers<Questions> = {
    open(settings) {
      Object.assign(
        handlers,
        makeHandlers(settings, (notice) => tell(port, notice)),
      );
      return null;
    },
    list: fail,
    listMore: fail,
    dropListing: fail,
    remember: fail,
    forget: fail,
    check: fail,
    report: fail,
    close: () => null,
  };
  serve<Questions>(port, (call) => ask(handlers, call));
}

function fail(): never {
  throw new SeedrollError('INTERNAL', 'The base directory is not open.');
}

if (parentPort !== null) run(parentPort);
