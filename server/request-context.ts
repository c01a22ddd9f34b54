import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Catalog } from '../catalog/catalog.js';
import type { CatalogSession } from '../catalog/session.js';
import { Deadlines } from '../router/deadlines.js';
import { Patience } from '../router/patience.js';
import { createFollow, createRun, type RunOptions } from '../router/run.js';
import type { Follow, Run } from '../schema/operation.js';
import type { FilledServerOptions } from './options.js';
import { version } from './version.js';

/** What one HTTP request works with, whichever API it came to. */
export interface RequestContext {
  run: Run;
  follow: Follow;
  session: CatalogSession;
  /** As `run`, for what is no operation. */
  wait: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** Makes the context of a request. */
export type ContextOf = (request: IncomingMessage, response: ServerResponse) => RequestContext;

const MILLISECONDS_PER_SECOND = 1000;

/** Work for a request ends once its connection has closed, or it has taken too long. */
export function createContextOf(
  catalog: Catalog,
  log: Logger,
  { checkOutput, requestTimeout }: Pick<FilledServerOptions, 'checkOutput' | 'requestTimeout'>,
): ContextOf {
  const server = { version, baseDirectory: catalog.name, extensions: catalog.extensions };
  const deadlines = new Deadlines(requestTimeout === 0 ? Infinity : requestTimeout * MILLISECONDS_PER_SECOND);
  return (_request, response) => {
    const patience = new Patience(deadlines);
    response.once('close', () => {
      if (!response.writableFinished) patience.leave();
    });
    const session = catalog.session(patience);
    const context = { session, server };
    const options: RunOptions = {
      checkOutput,
      onInternalError: (error, { name }) => log.error({ err: error, operation: name }, 'operation failed'),
      patience,
    };
    return {
      run: createRun(context, options),
      follow: createFollow(context, options),
      session,
      wait: (work) => patience.wait(work),
    };
  };
}
