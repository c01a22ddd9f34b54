import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Catalog } from '../catalog/catalog.js';
import type { CatalogSession } from '../catalog/session.js';
import { createFollow, createRun, type RunOptions } from '../router/run.js';
import type { Follow, Run } from '../schema/operation.js';
import { version } from './version.js';

/** What one HTTP request works with, whichever API it came to. */
export interface RequestContext {
  run: Run;
  follow: Follow;
  session: CatalogSession;
}

/** Makes the context of a request. */
export type ContextOf = (request: IncomingMessage, response: ServerResponse) => RequestContext;

/** Work for a request stops being begun once its connection has closed. */
export function createContextOf(catalog: Catalog, log: Logger, checkOutput: boolean): ContextOf {
  const server = { version, baseDirectory: catalog.name, extensions: catalog.extensions };
  return (_request, response) => {
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const session = catalog.session(gone.signal);
    const context = { session, server };
    const options: RunOptions = {
      checkOutput,
      onInternalError: (error, { name }) => log.error({ err: error, operation: name }, 'operation failed'),
    };
    return { run: createRun(context, options), follow: createFollow(context, options), session };
  };
}
