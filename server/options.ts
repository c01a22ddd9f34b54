import type { PoolOptions } from '../workers/options.js';

/** How a server is set up. Everything but the base directory has a default. */
export interface ServerOptions {
  /** The folder of images. It is only ever read. */
  baseDirectory: string;
  /** TCP port, 0 to 65535. Default 5000; 0 takes a free one. */
  port?: number;
  /** Address to listen on. Default `0.0.0.0`: everybody who can reach this machine; `127.0.0.1` for this machine alone. */
  host?: string;
  /** Whether every request is logged. Default false. */
  debug?: boolean;
  /** File name endings to serve, in lower case with their dot. Default: all that are supported. */
  extensions?: readonly string[];
  /** Host names that this server is reached by, besides the usual ones (see `hosts.ts`). Default none. */
  allowedHosts?: readonly string[];
  /** Web origins that may read answers, besides those on allowed hosts; `*` for all. Default none. */
  corsOrigins?: readonly string[];
  /** Whether browsers get GraphiQL at `/graphql`. Default true. */
  graphiql?: boolean;
  /**
   * Folder for files of our own, such as the catalog; null keeps all in memory. Default: one per base directory in the
   * user's cache folder. Refused where it is in the base directory.
   */
  dataDirectory?: string | null;
  /** Whether the system is asked to tell of changes. Default true. Without it, rescans find files rewritten in place. */
  watch?: boolean;
  /**
   * Minutes between rescans, 0 for none. Default 60. A rescan asks the disk for every directory, and, where not all
   * directories are watched, for every file: some seconds of one core for a million.
   */
  rescan?: number;
  /**
   * Seconds that one request may take before it ends with TIMEOUT, 0 for any. Default 30. Streams of events, image bytes
   * and the whole of `/api/groups` are as long as they are. Raise it where searches in a very large library end early.
   */
  requestTimeout?: number;
  /**
   * Megabytes that thumbnails may take in the data directory, 0 for none. Default 2048: some 150 thousand of 320 pixels. Those
   * that were used longest ago are made again when they are asked for, which takes some 30 ms of a core.
   */
  thumbnailsLimit?: number;
  /** Whether answers are held against their contracts, at the cost of a walk of each. Default false. */
  checkOutput?: boolean;
  workers?: PoolOptions;
  /** Folder of the built web page, for tests. Default: the one that comes with the package. @internal */
  webDirectory?: string;
}

/** Every option filled in. */
export type FilledServerOptions = Required<Omit<ServerOptions, Optional>> & Pick<ServerOptions, Optional>;
type Optional = 'extensions' | 'workers' | 'dataDirectory' | 'webDirectory';

export const DEFAULTS = {
  port: 5000,
  host: '0.0.0.0',
  debug: false,
  allowedHosts: [],
  corsOrigins: [],
  graphiql: true,
  watch: true,
  rescan: 60,
  requestTimeout: 30,
  thumbnailsLimit: 2048,
  checkOutput: false,
} satisfies Omit<FilledServerOptions, 'baseDirectory'>;
