import { SeedrollError } from '../schema/errors.js';
import type { Follow, Operation, OutputOf, Run, Subscription } from '../schema/operation.js';
import { implementations } from './handlers/index.js';
import type { HandlerContext } from './implement.js';
import type { Patience } from './patience.js';
import { Turns } from './turns.js';

export interface RunOptions {
  /** Whether outputs are held against their contracts. For tests and development: it costs a walk of each answer. */
  checkOutput: boolean;
  /** Told of every failure that callers must not see. */
  onInternalError: (error: unknown, operation: Operation) => void;
  /** How long the request is waited for. Its signal is that of the session. */
  patience: Patience;
}

const handlers = new Map(implementations.map(({ operation, handle }) => [operation, handle]));

/**
 * Makes the one way in which every API carries an operation out, for one request: the input is parsed once, it ends when
 * nobody waits any more, and whatever fails becomes a SeedrollError of the one table.
 */
export function createRun(context: HandlerContext, options: RunOptions): Run {
  async function carryOut<O extends Operation>(operation: O, input: unknown): Promise<OutputOf<O>> {
    try {
      const output = await handle(context, operation, input);
      if (options.checkOutput) operation.output.parse(output);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `implement` holds the handler to the contract's types; only the map between has lost them
      return output as OutputOf<O>;
    } catch (error) {
      throw explain(error, operation, options);
    }
  }

  const turns = new Turns();
  return (operation, input) =>
    turns.take(operation, () => options.patience.wait(() => carryOut(operation, input)));
}

/** As `createRun`, for streams: of those, each event is an output, and they may take as long as they like. */
export function createFollow(context: HandlerContext, options: RunOptions): Follow {
  async function* explained<S extends Subscription>(
    events: AsyncIterable<unknown>,
    subscription: S,
  ): AsyncGenerator<OutputOf<S>, void, undefined> {
    try {
      for await (const event of events) {
        if (options.checkOutput) subscription.output.parse(event);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as for `run`
        yield event as OutputOf<S>;
      }
    } catch (error) {
      throw explain(error, subscription, options);
    }
  }

  return async function follow<S extends Subscription>(
    subscription: S,
    input: unknown,
  ): Promise<AsyncIterable<OutputOf<S>>> {
    options.patience.beEndless();
    try {
      const events = await handle(context, subscription, input);
      if (!isAsyncIterable(events)) throw new Error(`${subscription.name} is no stream`);
      return explained(events, subscription);
    } catch (error) {
      throw explain(error, subscription, options);
    }
  };
}

function handle(context: HandlerContext, operation: Operation, input: unknown): Promise<unknown> {
  const handler = handlers.get(operation);
  if (handler === undefined) throw new Error(`no handler for ${operation.name}`);
  return handler(context, input);
}

/** What the caller is told of a failure. */
function explain(error: unknown, operation: Operation, { onInternalError }: RunOptions): SeedrollError {
  if (error instanceof SeedrollError && error.code !== 'INTERNAL') return error;
  onInternalError(error, operation);
  return new SeedrollError('INTERNAL', 'Something failed inside the server; its log says what.', {
    cause: error,
  });
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
