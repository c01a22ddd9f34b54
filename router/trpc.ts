import { initTRPC, TRPCError } from '@trpc/server';
import { codeOfTRPC, ERRORS, type ErrorReport, reportError, SeedrollError } from '../schema/errors.js';
import type { InputOf, Operation, OutputOf, Run } from '../schema/operation.js';
import * as operations from '../schema/operations/index.js';

/** What a request brings to every procedure. */
export interface RequestContext {
  run: Run;
}

const t = initTRPC.context<RequestContext>().create({
  // Stack traces name absolute paths; they belong in the log.
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, error: reportTRPCError(error) },
  }),
});

/** The entry of the error table in a tRPC error. */
function reportTRPCError(error: TRPCError): ErrorReport {
  if (error.cause instanceof SeedrollError) return reportError(error.cause);
  // tRPC's own: an unknown procedure, a body that is no JSON, a batch that is too large.
  const code = codeOfTRPC(error.code);
  return code === 'INTERNAL' ? reportError(error) : { code, message: error.message };
}

/** What callers hand in; nothing at all where no field is required. */
type CallerInput<O extends Operation> =
  Record<string, never> extends InputOf<O> ? InputOf<O> | undefined : InputOf<O>;

/** Types an input for callers and leaves the parsing to `run`, which does it for every API. */
class InputType<O extends Operation> {
  declare readonly _input: CallerInput<O>;
  declare readonly _output: CallerInput<O>;

  parse(input: unknown): unknown {
    return input;
  }
}

/** The procedure of an operation. */
function procedure<O extends Operation>(operation: O) {
  return t.procedure.input(new InputType<O>()).query(resolverOf(operation));
}

/** The procedure of an operation that changes something. */
function mutation<O extends Operation>(operation: O) {
  return t.procedure.input(new InputType<O>()).mutation(resolverOf(operation));
}

function resolverOf<O extends Operation>(operation: O) {
  return async ({ ctx, input }: { ctx: RequestContext; input: unknown }): Promise<OutputOf<O>> => {
    try {
      return await ctx.run(operation, input);
    } catch (cause) {
      const { code, message } = reportError(cause);
      throw new TRPCError({ code: ERRORS[code].trpc, message, cause });
    }
  };
}

/** The tRPC router: one line per operation. */
export const appRouter = t.router({
  directories: t.router({
    get: procedure(operations.directoriesGet),
    list: procedure(operations.directoriesList),
  }),
  groups: t.router({ list: procedure(operations.groupsList), get: procedure(operations.groupsGet) }),
  images: t.router({ list: procedure(operations.imagesList), get: procedure(operations.imagesGet) }),
  library: t.router({
    rescan: mutation(operations.libraryRescan),
    status: procedure(operations.libraryStatus),
    unreadable: procedure(operations.libraryUnreadable),
  }),
  metadata: t.router({ get: procedure(operations.metadataGet) }),
  server: t.router({ info: procedure(operations.serverInfo) }),
});

export type AppRouter = typeof appRouter;
