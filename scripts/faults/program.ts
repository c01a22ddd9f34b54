import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url));

/** A folder of its own; disposing of it removes it. */
export function scratch(): { path: string } & Disposable {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'seedroll-faults-')));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A run of the command line as it was built; disposing of it kills it. */
export interface Program extends AsyncDisposable {
  process: ChildProcessByStdio<null, Readable, null>;
  /** What it printed, once it has ended. */
  ended: Promise<string>;
}

export function run(...args: string[]): Program {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const closed = once(child, 'close');
  return {
    process: child,
    ended: closed.then(() => text),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** Where a server listens, once it does. */
export function urlOf({ process: child }: Program): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part: string) => {
      const url = / at (http:\S+)/.exec((text += part))?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('close', () => reject(new Error('the server ended')));
  });
}
