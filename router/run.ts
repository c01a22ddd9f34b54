import { SeedrollError } from '../schema/errors.js';
import type { Operation, OutputOf, Run } from '../schema/operation.js';
import { implementations } from './handlers/index.js';
import type { HandlerContext } from './implement.js';

export interface RunOptions {
  /** Whether outputs are held against their contracts. For tests and development: it costs a walk of each answer. */
  checkOutput: boolean;
  /** Told of every failure that callers must not see. */
  onInternalError: (error: unknown, operation: Operation) => void;
}

const handlers = new Map(implementations.map(({ operation, handle }) => [operation, handle]));

/**
 * Makes the one way in which every API carries an operation out, for one request: the input is parsed once, and
 * whatever fails becomes a SeedrollError of the one table.
 */
export function createRun(context: HandlerContext, { checkOutput, onInternalError }: RunOptions): Run {
  return async function run<O extends Operation>(operation: O, input: unknown): Promise<OutputOf<O>> {
    try {
      const handle = handlers.get(operation);
      if (handle === undefined) throw new Error(`no handler for ${operation.name}`);
      const output = await handle(context, input);
      if (checkOutput) operation.output.parse(output);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `implement` holds the handler to the contract's types; only the map between has lost them
      return output as OutputOf<O>;
    } catch (error) {
      if (error instanceof SeedrollError && error.code !== 'INTERNAL') throw error;
      onInternalError(error, operation);
      throw new SeedrollError('INTERNAL', 'Something failed inside the server; its log says what.', {
        cause: error,
      });
    }
  };
}
