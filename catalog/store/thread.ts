import { parentPort } from 'node:worker_threads';
import { SeedrollError } from '../../schema/errors.js';
import { Engine } from './engine.js';
import { type Handlers, makeHandlers, WRITES } from './handlers.js';
import type { Answer, Call } from './protocol.js';

type Request = Call<'open'> | Call<'close'> | Call<keyof Handlers>;

/**
 * The one thread that the database lives in. It ends by itself after `close`: a thread that is ended inside a call of
 * SQLite takes the whole process with it.
 */
function serve(port: NonNullable<typeof parentPort>): void {
  let engine: Engine | null = null;
  let handlers: Handlers | null = null;
  /** The last write that was begun: writes run in the order of their calls, reads in between. */
  let writing: Promise<unknown> = Promise.resolve();

  function run(call: Request): unknown {
    if (call.name === 'open') {
      engine = new Engine(call.input);
      handlers = makeHandlers(engine);
      return null;
    }
    if (engine === null || handlers === null) throw new SeedrollError('INTERNAL', 'The catalog is not open.');
    if (call.name === 'close') {
      engine.close();
      return null;
    }
    return ask(handlers, call);
  }

  async function answer(call: Request): Promise<void> {
    const isOrdered = call.name === 'close' || WRITES.has(call.name);
    const result = outcome(isOrdered ? writing.then(() => run(call)) : Promise.resolve(call).then(run));
    if (isOrdered) writing = result;
    const answer: Answer = { id: call.id, result: await result, location: engine?.location ?? null };
    port.postMessage(answer);
    if (call.name === 'close' || engine === null) port.close();
  }

  port.on('message', (call: Request) => void answer(call));
}

function ask<N extends keyof Handlers>(handlers: Handlers, { name, input }: Call<N>): unknown {
  return handlers[name](input);
}

async function outcome(promise: Promise<unknown>): Promise<Answer['result']> {
  try {
    return { output: await promise };
  } catch (error) {
    const code = error instanceof SeedrollError ? error.code : null;
    const field = error instanceof SeedrollError ? error.field : undefined;
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { failure: { code, field, message, stack } };
  }
}

if (parentPort !== null) serve(parentPort);
