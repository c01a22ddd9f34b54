import { type ChildProcess, type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { NOBODY } from './users.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));

/** What is kept of the folders of tests goes into a folder of its own, which goes away with the tests. */
const cache = mkdtempSync(join(tmpdir(), 'seedroll-test-cache-'));
process.on('exit', () => rmSync(cache, { recursive: true, force: true }));
const env = { ...process.env, XDG_CACHE_HOME: cache };

const STDIO: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];

/** A run of the built command line; disposing of it ends the process. */
export interface CliRun extends AsyncDisposable {
  process: ChildProcess;
  /** Waits until the standard output holds what `pattern` matches; fails if the process ends first. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for the end. */
  ended(): Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Starts `seedroll` as it is installed. */
export function runCli(...args: string[]): CliRun {
  return runCliAs({}, ...args);
}

/** Who runs it; the user of the tests if left out. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

/**
 * A user whom permissions bind: the user of the tests, or for root, who may read everything, somebody else. Null where
 * that user cannot run the program.
 */
export function boundUser(): RunAs | null {
  if (process.getuid?.() !== 0) return {};
  const user = { uid: NOBODY, gid: NOBODY };
  return spawnSync(process.execPath, [program, '--version'], user).status === 0 ? user : null;
}

/** Starts `seedroll` as another user. */
export function runCliAs(user: RunAs, ...args: string[]): CliRun {
  if (!existsSync(program)) throw new Error('not built: npm run build');
  return watch(spawn(process.execPath, [program, ...args], { ...user, env, stdio: STDIO }));
}

/** Starts `seedroll` where a process may open 512 files at once. */
export function runCliWithFewFiles(...args: string[]): CliRun {
  const command = 'ulimit -n 512; exec "$0" "$@"';
  return watch(spawn('sh', ['-c', command, process.execPath, program, ...args], { env, stdio: STDIO }));
}

/** Starts the server through npm, as the README does. */
export function runNpmStart(...args: string[]): CliRun {
  return watch(spawn('npm', ['start', '--', ...args], { cwd: project, env, stdio: STDIO }));
}

function watch(child: ChildProcessByStdio<null, Readable, Readable>): CliRun {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const closed = once(child, 'close');
  return {
    process: child,
    async printed(pattern) {
      for (;;) {
        const match = pattern.exec(stdout);
        if (match !== null) return match;
        const event = await Promise.race([
          once(child.stdout, 'data').then(() => 'data'),
          closed.then(() => 'closed'),
        ]);
        if (event === 'closed' && !pattern.test(stdout))
          throw new Error(`ended before ${pattern}: ${stdout}${stderr}`);
      }
    },
    async ended() {
      await closed;
      return { code: child.exitCode, stdout, stderr };
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await closed;
    },
  };
}
