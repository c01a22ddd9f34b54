import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** A process that reads a folder into a catalog. Disposing of it kills it. */
export interface ScanProcess extends AsyncDisposable {
  process: ChildProcessByStdio<null, Readable, null>;
  /** Waits until it tells of a status like this; null where it ends first. */
  until(isEnough: (status: ScanStatus) => boolean): Promise<ScanStatus | null>;
  /** Ends it as a loss of power would. */
  kill(): Promise<void>;
}

export interface ScanStatus {
  parsed: number;
  unparsed: number;
  isDone: boolean;
}

/** Tells of its status all the time, a line each, then of the last one, and ends. */
const PROGRAM = `
  const [, module, baseDirectory, catalogFile] = process.argv;
  const { openCatalog } = await import(module);
  const catalog = await openCatalog({ baseDirectory, catalogFile, rescan: 0, workers: { threads: 1 } });
  let isDone = false;
  catalog.idle().then(() => (isDone = true));
  for (;;) {
    const isLast = isDone;
    const { parsed, unparsed } = await catalog.status();
    console.log(JSON.stringify({ parsed, unparsed, isDone: isLast }));
    if (isLast) break;
  }
  await catalog[Symbol.asyncDispose]();
`;

/** Reads a folder in a process of its own. It runs what the tests were compiled to: that starts at once. */
export function startScan(baseDirectory: string, catalogFile: string): ScanProcess {
  const build = process.env['SEEDROLL_BUILD'];
  if (build === undefined) throw new Error('not built');
  const module = pathToFileURL(join(build, 'catalog/catalog.js')).href;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', PROGRAM, module, baseDirectory, catalogFile],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const closed = once(child, 'close');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  return {
    process: child,
    kill,
    async until(isEnough) {
      for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
        const status: unknown = JSON.parse(line.value);
        if (isStatus(status) && isEnough(status)) return status;
      }
      return null;
    },
    [Symbol.asyncDispose]: kill,
  };
}

function isStatus(value: unknown): value is ScanStatus {
  return typeof value === 'object' && value !== null && 'parsed' in value && 'isDone' in value;
}
