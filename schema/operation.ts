import type { z } from 'zod';
import type { ErrorCode } from './errors.js';

/** The APIs that an operation can be reached through. */
export type Api = 'rest' | 'trpc' | 'graphql';

/**
 * Where the REST API offers an operation. `{name}` parts of the path are fields of the input; so is the query of a `get`,
 * and the JSON body of a `post`.
 */
export interface RestRoute {
  method: 'get' | 'post';
  /** Below `/api/v1`, such as `/groups/{id}`. */
  path: string;
}

/** The contract of one operation: plain data that every API is made from. */
export interface Operation<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  name: Name;
  kind: 'query' | 'mutation' | 'subscription';
  /** One sentence for the API documents. */
  summary: string;
  input: Input;
  output: Output;
  /** What may go wrong besides INVALID_INPUT, BUSY, TIMEOUT and INTERNAL, which always may. */
  errors: readonly ErrorCode[];
  rest?: RestRoute;
  /** Whether an answer may take so long to put together that one request has only some of them under way. */
  isLong?: boolean;
  /** APIs that leave this operation out, with the reason. */
  exempt?: Partial<Record<Api, string>>;
}

/** Declares a contract; the identity function that fixes its types. */
export function operation<Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  contract: Operation<Name, Input, Output> & { kind: 'query' | 'mutation' },
): Operation<Name, Input, Output> {
  return contract;
}

/** What a subscription tells of. */
export interface StreamEvent {
  /** Whoever comes back with it as `lastEventId` misses nothing. */
  id: string;
  /** Names the event where it stands alone, as `event` of server-sent events does. */
  kind: string;
}

/**
 * The contract of a stream: `output` is one event of it. Its input has `lastEventId`; the REST route takes that from the
 * header `Last-Event-ID`, or from `after` in the query.
 */
export interface Subscription<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType<StreamEvent> = z.ZodType<StreamEvent>,
> extends Operation<Name, Input, Output> {
  kind: 'subscription';
}

/** As `operation`, for a stream. */
export function subscription<
  Name extends string,
  Input extends z.ZodType,
  Output extends z.ZodType<StreamEvent>,
>(contract: Subscription<Name, Input, Output>): Subscription<Name, Input, Output> {
  return contract;
}

export function isSubscription(contract: Operation): contract is Subscription {
  return contract.kind === 'subscription';
}

export type InputOf<O extends Operation> = z.input<O['input']>;
export type ParsedInputOf<O extends Operation> = z.output<O['input']>;
export type OutputOf<O extends Operation> = z.output<O['output']>;

/** Carries an operation out. Whatever comes in as `input` is parsed by the contract first. */
export type Run = <O extends Operation>(operation: O, input: unknown) => Promise<OutputOf<O>>;

/**
 * Begins a stream, which ends when the request's connection does. The promise fails where it cannot be begun; what fails
 * later fails the iteration.
 */
export type Follow = <S extends Subscription>(
  subscription: S,
  input: unknown,
) => Promise<AsyncIterable<OutputOf<S>>>;
