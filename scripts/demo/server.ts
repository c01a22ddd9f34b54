import { type ChildProcess, spawn } from 'node:child_process';
import { execPath, platform, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { onOrphaned } from '../../server/orphan.js';

/** Where the server is to be reached, in its greeting. That comes once it listens, so nothing need be waited for. */
const ADDRESS = /\bat (https?:\/\/\S+)/;

/** Milliseconds in which a signal that comes again is the same key press: npm, tsx and the terminal all pass it on. */
const ECHO = 500;

/**
 * Runs the built server until it ends, its output shown as it comes.
 * @param onReady Called once, after the greeting, with the server's URL.
 * @returns The exit code.
 */
export async function runServer(args: readonly string[], onReady: (url: string) => void): Promise<number> {
  const child = spawn(execPath, [...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    // In a process group of its own it gets no signals from the terminal, but those passed on here, once each.
    detached: platform !== 'win32',
  });
  passSignals(child);
  showOutput(child, onReady);
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function passSignals(child: ChildProcess): void {
  let last = -Infinity;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const now = performance.now();
      if (now - last > ECHO) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      last = now;
    });
  }
  onOrphaned(() => child.kill('SIGTERM'));
  // Whatever ends this process must not leave the server behind.
  process.once('exit', () => child.kill());
}

function showOutput(child: ChildProcess, onReady: (url: string) => void): void {
  const { stdout: output } = child;
  if (output === null) return;
  let url: string | undefined;
  createInterface({ input: output }).on('line', (line) => {
    stdout.write(`${line}\n`);
    const isFirst = url === undefined;
    url ??= ADDRESS.exec(line)?.[1];
    // The lines that came along are shown before: they are handed over one by one within this turn.
    if (isFirst && url !== undefined) setImmediate(onReady, url);
  });
}
