import { initTRPC, tracked, type TrackedEnvelope, TRPCError } from '@trpc/server';
import { codeOfTRPC, ERRORS, type ErrorReport, reportError, SeedrollError } from '../schema/errors.js';
import type { Follow, InputOf, Operation, OutputOf, Run, Subscription } from '../schema/operation.js';
import * as operations from '../schema/operations/index.js';
import { STREAMS } from '../schema/streams.js';

/** What a request brings to every procedure. */
export interface RequestContext {
  run: Run;
  follow: Follow;
}

const t = initTRPC.context<RequestContext>().create({
  // Stack traces name absolute paths; they belong in the log.
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: STREAMS.ping },
    client: { reconnectAfterInactivityMs: STREAMS.silence },
  },
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
      throw toTRPCError(cause);
    }
  };
}

function toTRPCError(cause: unknown): TRPCError {
  const { code, message } = reportError(cause);
  return new TRPCError({ code: ERRORS[code].trpc, message, cause });
}

/** The procedure of a stream. Clients hand the id of the last event back by themselves when they connect anew. */
function stream<S extends Subscription>(subscription: S) {
  return t.procedure
    .input(new InputType<S>())
    .subscription(
      async ({ ctx, input }): Promise<AsyncIterable<TrackedEnvelope<OutputOf<S>>, void, undefined>> => {
        const events = await ctx.follow(subscription, input).catch((cause: unknown) => {
          throw toTRPCError(cause);
        });
        return trackedEvents(events);
      },
    );
}

async function* trackedEvents<Event extends { id: string }>(
  events: AsyncIterable<Event>,
): AsyncGenerator<TrackedEnvelope<Event>, void, undefined> {
  try {
    for await (const event of events) yield tracked(event.id, event);
  } catch (cause) {
    throw toTRPCError(cause);
  }
}

/** The tRPC router: one line per operation. */
export const appRouter = t.router({
  directories: t.router({
    get: procedure(operations.directoriesGet),
    list: procedure(operations.directoriesList),
  }),
  groups: t.router({
    differences: procedure(operations.groupsDifferences),
    get: procedure(operations.groupsGet),
    index: procedure(operations.groupsIndex),
    list: procedure(operations.groupsList),
    previews: procedure(operations.groupsPreviews),
  }),
  images: t.router({
    get: procedure(operations.imagesGet),
    list: procedure(operations.imagesList),
    previews: procedure(operations.imagesPreviews),
    search: procedure(operations.imagesSearch),
  }),
  library: t.router({
    changes: procedure(operations.libraryChanges),
    onChange: stream(operations.libraryOnChange),
    rescan: mutation(operations.libraryRescan),
    status: procedure(operations.libraryStatus),
    unreadable: procedure(operations.libraryUnreadable),
  }),
  metadata: t.router({ get: procedure(operations.metadataGet) }),
  search: t.router({
    facets: procedure(operations.searchFacets),
    parse: procedure(operations.searchParse),
    suggest: procedure(operations.searchSuggest),
  }),
  server: t.router({ info: procedure(operations.serverInfo) }),
});

export type AppRouter = typeof appRouter;
