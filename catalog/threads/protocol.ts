import type { ErrorCode } from '../../schema/errors.js';

/** `Q` is what a thread is asked: a type with, per name, what goes in and what comes out. */
export type Name<Q> = keyof Q & string;
export type Input<Q, N extends Name<Q>> = Q[N] extends [infer In, unknown] ? In : never;
export type Output<Q, N extends Name<Q>> = Q[N] extends [unknown, infer Out] ? Out : never;

/** What a thread does for each question. */
export type Handlers<Q> = {
  [N in Name<Q>]: (input: Input<Q, N>) => Output<Q, N> | Promise<Output<Q, N>>;
};

export interface Call<Q, N extends Name<Q> = Name<Q>> {
  id: number;
  name: N;
  input: Input<Q, N>;
}

export interface Failure {
  /** Null for what is not ours to tell. */
  code: ErrorCode | null;
  field: string | undefined;
  message: string;
  stack: string | undefined;
}

export interface Answer {
  id: number;
  result: { output: unknown } | { failure: Failure };
}

/** What a thread says without being asked. */
export interface Notice {
  notice: unknown;
}
