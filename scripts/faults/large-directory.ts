import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { peakMemory } from '../../bench/processes/memory.js';
import { quantile } from '../../bench/rounds.js';
import { run, scratch, urlOf } from './program.js';

/** MB that a server may take, however many files there are: some 700 were measured with 200 thousand, and with 3 million. */
const MOST_MEMORY = 900;
/** Milliseconds that another route may take meanwhile. */
const MOST_WAIT = 1000;
/** Milliseconds of reading metadata that are looked at. */
const LOOK = 30_000;

/**
 * Serves one directory of very many empty files. Tells how long it takes until all names and groups are known, what other
 * routes take meanwhile, and the memory.
 * @returns Whether memory and waits stayed within bounds.
 */
export async function largeDirectory(files = 3_000_000): Promise<boolean> {
  using base = scratch();
  using data = scratch();
  for (let file = 0; file < files; file++) {
    const group = Math.floor(file / 10);
    closeSync(openSync(join(base.path, `${group}-${2 * group + file}.png`), 'w'));
  }
  const start = performance.now();
  await using server = run(
    '--base-dir',
    base.path,
    '--data-dir',
    data.path,
    '--port',
    '0',
    '--host',
    '127.0.0.1',
  );
  const url = await urlOf(server);
  const pid = server.process.pid ?? 0;
  const since = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  console.log(`listens after ${since()}`);

  let isKnown = false;
  const page = `${url}/trpc/groups.list?input=${encodeURIComponent('{"directory":"","limit":50}')}`;
  const known = fetch(page).then((answer) => {
    isKnown = true;
    return answer.text();
  });
  const [health, status] = [`${url}/healthz`, `${url}/api/v1/library/status`];
  const whileListing = await askInTurns([health, status], () => !isKnown);
  const total = Number(/"total":(\d+)/.exec(await known)?.[1]);
  console.log(`${total} groups are known after ${since()}; ${memory(pid)}`);
  console.log(`meanwhile ${waits(whileListing)}`);

  const end = performance.now() + LOOK;
  const whileParsing = await askInTurns([health, status, page], () => performance.now() < end);
  const { images, unparsed } = await statusAt(status);
  console.log(`${images - unparsed} of ${images} files are read after ${since()}; ${memory(pid)}`);
  console.log(`meanwhile ${waits(whileParsing)}`);

  const longest = Math.max(...whileListing, ...whileParsing);
  const isAll = total === Math.ceil(files / 10) && images === files;
  return isAll && (peakMemory(pid) ?? 0) < MOST_MEMORY && longest < MOST_WAIT;
}

/** @returns Milliseconds of each answer. */
async function askInTurns(urls: readonly string[], goOn: () => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; goOn(); turn++) {
    const start = performance.now();
    const answer = await fetch(urls[turn % urls.length] ?? '');
    await answer.text();
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
    times.push(performance.now() - start);
  }
  return times;
}

async function statusAt(url: string): Promise<{ images: number; unparsed: number }> {
  const status: unknown = await (await fetch(url)).json();
  if (typeof status === 'object' && status !== null && 'images' in status && 'unparsed' in status)
    return { images: Number(status.images), unparsed: Number(status.unparsed) };
  throw new Error('the server told no status');
}

function waits(times: readonly number[]): string {
  const [half, most] = [quantile(times, 0.5), quantile(times, 0.99)];
  return `${times.length} answers of other routes: p50 ${half.toFixed(1)} ms, p99 ${most.toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms`;
}

function memory(pid: number): string {
  return `at most ${peakMemory(pid)?.toFixed(0) ?? '?'} MB resident`;
}
