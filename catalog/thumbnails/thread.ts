import { parentPort } from 'node:worker_threads';
import type { Handlers } from '../threads/protocol.js';
import { ask, serve } from '../threads/serve.js';
import { Engine } from './engine.js';
import type { Questions } from './protocol.js';

/** The thread that the cache lives in. It ends by itself after `close`, as that of the catalog. */
function serveCache(port: NonNullable<typeof parentPort>): void {
  const engine = new Engine();
  const handlers: Handlers<Questions> = {
    open: (input) => done(engine.open(input)),
    known: (versions) =>
      engine.read((tables) => versions.map((version) => (version === '' ? null : tables.known(version)))),
    find: (input) => engine.read((tables) => tables.find(input)),
    findCopy: (input) => engine.write((tables) => tables.findCopy(input)),
    save: (made) => done(engine.write((tables) => tables.save(made))),
    saveFailure: (input) => done(engine.write((tables) => tables.saveFailure(input))),
    close: () => done(engine.close()),
  };
  serve<Questions>(port, (call) => ask(handlers, call));
}

function done(_nothing: void): null {
  return null;
}

if (parentPort !== null) serveCache(parentPort);
