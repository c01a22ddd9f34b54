import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { destination, type Logger, pino } from 'pino';
import { type Catalog, openCatalog } from '../catalog/catalog.js';
import { SeedrollError } from '../schema/errors.js';
import { createApp } from './app.js';
import { catalogFileIn, dataDirectory as dataDirectoryOf, thumbnailsFileIn } from './data-directory.js';
import { createHttpServer } from './http-server.js';
import { prepareShutdown } from './shutdown.js';
import { DEFAULTS, type FilledServerOptions, type ServerOptions } from './options.js';

/** A server that listens. Dispose of it to end it: requests in flight are finished first. */
export interface RunningServer extends AsyncDisposable {
  address: AddressInfo;
  /** Where this machine reaches it, such as `http://127.0.0.1:5000`. */
  url: string;
  /** Name of the base directory. */
  baseDirectory: string;
  extensions: readonly string[];
  catalog: Catalog;
}

/**
 * Opens the base directory, listens, and serves.
 * @throws SeedrollError where the base directory cannot be served, or CONFLICT where the port is taken.
 */
export async function serve(options: ServerOptions): Promise<RunningServer> {
  const filled: FilledServerOptions = { ...DEFAULTS, ...options };
  const log = createLog(filled.debug);
  const catalog = await openCatalog({
    ...filled,
    ...files(filled),
    thumbnailsLimit: filled.thumbnailsLimit * BYTES_PER_MEGABYTE,
    onError: (error) => log.error({ err: error }, 'the scan failed'),
  });
  try {
    const server = createHttpServer(createApp(catalog, filled, log));
    const end = prepareShutdown(server);
    void warnOfLimits(catalog, filled, log);
    const address = await listen(server, filled);
    const host = address.address === '0.0.0.0' || address.address === '::' ? '127.0.0.1' : address.address;
    return {
      address,
      url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
      baseDirectory: catalog.name,
      extensions: catalog.extensions,
      catalog,
      async [Symbol.asyncDispose]() {
        // Before the end is waited for: of a stream that is just being begun, the server cannot know.
        catalog.changes.close();
        await end();
        await catalog[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await catalog[Symbol.asyncDispose]();
    throw error;
  }
}

/** Says once, when all is read for the first time, what the server has to do without. */
async function warnOfLimits(catalog: Catalog, { watch }: FilledServerOptions, log: Logger): Promise<void> {
  await catalog.idle();
  const status = await catalog.status().catch(() => null);
  if (status === null) return;
  const { watchProblem, unwatched, catalogProblem } = status;
  if (watch && watchProblem !== null)
    log.warn(
      { reason: watchProblem, unwatched },
      'not all directories are watched: rescans find what was rewritten',
    );
  if (status.catalog === 'memory' && catalogProblem !== null)
    log.warn({ reason: catalogProblem }, 'the catalog is kept in memory, and made anew at the next start');
}

const BYTES_PER_MEGABYTE = 1_000_000;

/** Where files of our own are kept; null for memory. */
function files({ baseDirectory, dataDirectory, thumbnailsLimit }: FilledServerOptions) {
  if (dataDirectory === null || !existsSync(baseDirectory))
    return { catalogFile: null, thumbnailsFile: null };
  const directory = dataDirectoryOf(baseDirectory, dataDirectory);
  const thumbnailsFile = thumbnailsLimit === 0 ? null : thumbnailsFileIn(directory);
  return { catalogFile: catalogFileIn(directory), thumbnailsFile };
}

function createLog(debug: boolean): Logger {
  return pino({ level: debug ? 'debug' : 'warn' }, destination({ dest: 2, sync: true }));
}

function listen(server: Server, { port, host }: FilledServerOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainListenError(error, port, host)));
    server.listen(port, host, () => {
      const address = server.address();
      if (address !== null && typeof address !== 'string') resolve(address);
      else reject(new Error('the server has no address'));
    });
  });
}

function explainListenError(error: Error, port: number, host: string): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new SeedrollError('CONFLICT', `port ${port} is in use; take another with --port`, {
      cause: error,
    });
  }
  if (code === 'EACCES') {
    return new SeedrollError(
      'FORBIDDEN',
      `no permission to listen on port ${port}; take one from 1024 on with --port`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new SeedrollError('INVALID_INPUT', `this machine has no address ${host} to listen on`, {
      cause: error,
    });
  }
  return error;
}
