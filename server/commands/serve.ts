import { Command, InvalidArgumentError } from 'commander';
import { isSupportedFile, SUPPORTED_FILE_EXTENSIONS } from '../../metadata/index.js';
import { dataDirectoryFor } from '../data-directory.js';
import { fail } from '../fail.js';
import { DEFAULTS } from '../options.js';
import { onOrphaned } from '../orphan.js';
import { showProgress } from './scan-progress.js';

/** `seedroll --base-dir DIR`: what the program does where no other command is named. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve a folder of images (the default)')
    .requiredOption('--base-dir <dir>', 'folder of images; it is only ever read')
    .option('--port <number>', 'port to listen on; 0 takes a free one', parsePort, DEFAULTS.port)
    .option('--host <address>', 'address to listen on; 127.0.0.1 keeps it to this machine', DEFAULTS.host)
    .option('--debug', 'log every request', DEFAULTS.debug)
    .option('--data-dir <dir>', "folder for seedroll's own files (default: one in the user's cache folder)")
    .option('--no-watch', 'do not ask the system to tell of changes; rescans find them')
    .option('--rescan <minutes>', 'time between rescans; 0 for none', parseMinutes, DEFAULTS.rescan)
    .option(
      '--request-timeout <seconds>',
      'time that one request may take; 0 for any',
      parseSeconds,
      DEFAULTS.requestTimeout,
    )
    .option(
      '--thumbnails-limit <megabytes>',
      'disk space for thumbnails; 0 keeps some in memory alone',
      parseMegabytes,
      DEFAULTS.thumbnailsLimit,
    )
    .option(
      '--extensions <list>',
      `endings to serve, such as .png,.webp (default: ${SUPPORTED_FILE_EXTENSIONS.join(',')})`,
      parseExtensions,
    )
    .option('--allow-host <name>', 'answer to this host name too; may be repeated', collect, [])
    .option(
      '--cors-origin <origin>',
      'let pages of this origin read answers, or * for all; may be repeated',
      collect,
      [],
    )
    .option('--no-graphiql', 'no GraphiQL page at /graphql')
    .action(start);
}

interface CommandLine {
  baseDir: string;
  port: number;
  host: string;
  debug: boolean;
  dataDir?: string;
  watch: boolean;
  rescan: number;
  requestTimeout: number;
  thumbnailsLimit: number;
  extensions?: string[];
  allowHost: string[];
  corsOrigin: string[];
  graphiql: boolean;
}

async function start({
  baseDir,
  dataDir,
  extensions,
  allowHost,
  corsOrigin,
  ...options
}: CommandLine): Promise<void> {
  const files = dataDirectoryFor(baseDir, dataDir);
  if (options.debug) console.error(`data directory: ${files}`);
  // Loaded only now: --help and mistakes are answered at once.
  const [{ serve }, { greeting }] = await Promise.all([import('../serve.js'), import('../greeting.js')]);
  const server = await serve({
    ...options,
    baseDirectory: baseDir,
    dataDirectory: files,
    allowedHosts: allowHost,
    corsOrigins: corsOrigin,
    ...(extensions === undefined ? {} : { extensions }),
  });
  endOnSignal(server);
  // Until the first scan is done; what comes later is told by `library.status`.
  void showProgress(process.stderr, () => server.catalog.status(), server.catalog.idle());
  console.log(greeting(server));
}

/** Milliseconds within which a signal is the same one again: npm passes on what the terminal has sent already. */
const ECHO = 500;

/** The first signal lets requests in flight finish; a later one does not wait. */
function endOnSignal(server: AsyncDisposable): void {
  let since: number | undefined;
  const end = (): void => {
    if (since === undefined) {
      since = performance.now();
      server[Symbol.asyncDispose]().then(() => process.exit(0), fail);
    } else if (performance.now() - since > ECHO) {
      process.exit(1);
    }
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  onOrphaned(end);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a port from 0 to 65535.');
}

function parseMinutes(text: string): number {
  const minutes = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && minutes <= MOST_MINUTES) return minutes;
  throw new InvalidArgumentError(`Expected minutes from 0 to ${MOST_MINUTES}.`);
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds <= MOST_SECONDS) return seconds;
  throw new InvalidArgumentError(`Expected seconds from 0 to ${MOST_SECONDS}.`);
}

const MOST_SECONDS = 86_400;

/** Timers count milliseconds in 31 bits. */
const MOST_MINUTES = 35_000;

function parseMegabytes(text: string): number {
  const megabytes = Number(text);
  if (/^\d+$/.test(text) && megabytes <= MOST_MEGABYTES) return megabytes;
  throw new InvalidArgumentError(`Expected whole megabytes from 0 to ${MOST_MEGABYTES}.`);
}

/** A terabyte: beyond what any library needs. */
const MOST_MEGABYTES = 1_000_000;

function parseExtensions(text: string): string[] {
  const endings = text.split(',').map((part) => part.trim().toLowerCase().replace(/^\.?/, '.'));
  const unknown = endings.find((ending) => !isSupportedFile(`image${ending}`));
  if (unknown === undefined) return endings;
  throw new InvalidArgumentError(
    `Expected some of ${SUPPORTED_FILE_EXTENSIONS.join(',')}, found ${unknown}.`,
  );
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}
