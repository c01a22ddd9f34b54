import type { CatalogSession } from '../catalog/session.js';
import type { Operation, OutputOf, ParsedInputOf, Subscription } from '../schema/operation.js';
import { parseInput } from './input.js';

/** What a handler works with. */
export interface HandlerContext {
  /** The request's view of the base directory. */
  session: CatalogSession;
  server: ServerFacts;
}

/** What the server knows of itself. */
export interface ServerFacts {
  version: string;
  baseDirectory: string;
  extensions: readonly string[];
}

/** A contract with the handler that carries it out. */
export interface Implementation {
  operation: Operation;
  /** Parses the input once, and hands it to the handler. Fulfilled with an async iterable for a subscription. */
  handle: (context: HandlerContext, input: unknown) => Promise<unknown>;
}

/** Joins a contract and its handler; the handler is given only what the contract's input schema has parsed. */
export function implement<O extends Operation>(
  operation: O,
  handler: (context: HandlerContext, input: ParsedInputOf<O>) => OutputOf<O> | Promise<OutputOf<O>>,
): Implementation {
  return {
    operation,
    handle: async (context, input) => handler(context, parseInput<O['input']>(operation.input, input)),
  };
}

/** As `implement`, for a stream. */
export function implementStream<S extends Subscription>(
  subscription: S,
  handler: (context: HandlerContext, input: ParsedInputOf<S>) => Promise<AsyncIterable<OutputOf<S>>>,
): Implementation {
  return {
    operation: subscription,
    handle: async (context, input) => handler(context, parseInput<S['input']>(subscription.input, input)),
  };
}
