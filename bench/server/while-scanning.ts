import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Library } from '../corpora/library.js';
import { type Finding, judge, note } from '../findings.js';
import { startOurs } from '../peers/peers.js';
import { isLoopDelay, isTrue, type LoopDelay } from '../processes/messages.js';
import { median, quantile } from '../rounds.js';
import { milliseconds } from '../units.js';
import { Connection } from './connection.js';
import { expectOk } from './load.js';
import type { ServerPart } from './part.js';

/** Milliseconds between requests: enough for the scan to go on, little enough to meet every moment of it. */
const PAUSE = 5;
/** So many of each when idle, however short the scan was: the slowest hundredth is not one call. */
const LEAST_CALLS = 300;

/** How other requests fare while a folder of which nothing is known is scanned, and when all is read. */
export const whileScanningPart: ServerPart = {
  name: 'while-scanning',
  async measure({ library, scratch }) {
    const dataDirectory = scratch.path('data-while-scanning');
    await using ours = await startOurs({
      baseDirectory: library.folder,
      dataDirectory,
      isReadFirst: false,
    });
    const { port } = ours.told;
    const routes = routesOf(library);
    const start = performance.now();
    let isScanning = true;
    const scanned = ours.ask('idle', isTrue).then(() => {
      isScanning = false;
      return performance.now() - start;
    });
    const busy = await callAll(port, routes, () => isScanning);
    const scanTime = await scanned;
    const busyLoop = await ours.ask('loopDelay', isLoopDelay);
    const idle = await callAll(port, routes, (calls) => calls < LEAST_CALLS);
    const idleLoop = await ours.ask('loopDelay', isLoopDelay);
    await ours.ask('close', isTrue);
    return [
      ...routes.map(({ name }, route) => compare(name, busy[route] ?? [], idle[route] ?? [])),
      note('… delay of the event loop', loopText(busyLoop), `idle: ${loopText(idleLoop)}`),
      note('… the scan with these requests', milliseconds(scanTime)),
    ];
  },
};

interface Route {
  name: string;
  path: string;
}

function routesOf({ directories, folder }: Library): Route[] {
  const [directory = folder] = directories.slice(directories.length >> 1);
  const [file = ''] = readdirSync(directory);
  const path = directory === folder ? '' : basename(directory);
  const input = { directory: path, recursive: false, limit: 50 };
  return [
    { name: 'GET /healthz', path: '/healthz' },
    { name: 'metadata of an image', path: `/api/metadata/${path === '' ? file : `${path}/${file}`}` },
    {
      name: 'groups of a directory, 50, tRPC',
      path: `/trpc/groups.list?input=${encodeURIComponent(JSON.stringify(input))}`,
    },
    {
      name: 'first page of all groups, tRPC',
      path: '/trpc/groups.list',
    },
  ];
}

/** Asks the routes in turn. @returns Milliseconds of each call, by route. */
async function callAll(
  port: number,
  routes: readonly Route[],
  goOn: (calls: number) => boolean,
): Promise<number[][]> {
  using connection = await Connection.open(port);
  const times = routes.map((): number[] => []);
  for (let calls = 0; goOn(calls); calls++) {
    for (const [route, { path }] of routes.entries()) {
      const answer = await connection.get(path);
      expectOk(answer, path);
      times[route]?.push(answer.lastByte);
      await setTimeout(PAUSE);
    }
  }
  return times;
}

function compare(name: string, busy: readonly number[], idle: readonly number[]): Finding {
  const figure = quantile(busy, 0.99) / quantile(idle, 0.99);
  return judge({
    what: `${name}, p99 while scanning (${busy.length} calls)`,
    ours: percentiles(busy),
    yardstick: `idle: ${percentiles(idle)}`,
    figure,
    target: { atMost: 10, unit: 'x' },
  });
}

function percentiles(times: readonly number[]): string {
  return `p50 ${milliseconds(median(times))}, p99 ${milliseconds(quantile(times, 0.99))}`;
}

function loopText({ p99, max }: LoopDelay): string {
  return `p99 ${milliseconds(p99)}, most ${milliseconds(max)}`;
}
