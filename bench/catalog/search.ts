import { type Finding, judge } from '../findings.js';
import { startEmptyTrpc } from '../peers/peers.js';
import { isObject, isTrue } from '../processes/messages.js';
import { startChild } from '../processes/start.js';
import { type Measured, median, quantile, ratio, takeTurns, type Turn } from '../rounds.js';
import { latencies } from '../server/load.js';
import { milliseconds } from '../units.js';
import type { CatalogPart } from './part.js';
import { startScan } from './scan-child.js';

export interface SearchOptions {
  /** The catalog. */
  file: string;
  images: number;
}

/** Milliseconds. */
export interface SearchTimes {
  p50: number;
  p99: number;
  /** Images on a page, on average. */
  found: number;
}

const EMPTY_CALLS = 500;

/** Searches in the store, beside calls of an empty procedure: what a search adds to a call. */
export const searchPart: CatalogPart = {
  name: 'search',
  async measure({ library, scratch, rounds }) {
    const file = scratch.path('catalog.sqlite');
    await scanOnce(library.folder, file);
    await using empty = await startEmptyTrpc(null);
    const options: SearchOptions = { file, images: library.images };
    const module = new URL('./search-process.js', import.meta.url);
    await using child = await startChild(module, options, isNames);
    const searches = child.told.map((name) => new Searches(name, () => child.ask(name, isSearchTimes)));
    const emptyCalls: Turn = {
      name: 'empty call',
      run: async () => quantile(await latencies(empty.told.port, '/trpc/empty', EMPTY_CALLS), 0.99),
    };
    const [yardstick, ...measured] = await takeTurns([emptyCalls, ...searches], rounds);
    if (yardstick === undefined) throw new Error('nothing was measured');
    await child.ask('close', isTrue);
    return measured.map((one, index) => describe(one, searches[index], yardstick));
  },
};

/** Its figure is the p99 of a round. */
class Searches implements Turn {
  last: SearchTimes = { p50: 0, p99: 0, found: 0 };
  readonly #ask: () => Promise<SearchTimes>;

  constructor(
    readonly name: string,
    ask: () => Promise<SearchTimes>,
  ) {
    this.#ask = ask;
  }

  async run(): Promise<number> {
    this.last = await this.#ask();
    return this.last.p99;
  }
}

function describe(measured: Measured, searches: Searches | undefined, yardstick: Measured): Finding {
  const { p50, found } = searches?.last ?? { p50: 0, found: 0 };
  return judge({
    what: `search in the store: ${measured.name} (${found.toFixed(0)} a page)`,
    ours: `p50 ${milliseconds(p50)}, p99 ${milliseconds(median(measured.figures))}`,
    yardstick: `empty tRPC call: p99 ${milliseconds(median(yardstick.figures))}`,
    figure: ratio(measured, yardstick),
    target: { atMost: 50, unit: 'x' },
  });
}

/** Makes the catalog, unless a part before this one has. */
async function scanOnce(baseDirectory: string, catalogFile: string): Promise<void> {
  await using child = await startScan({ baseDirectory, catalogFile });
  await child.scan();
  await child.close();
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value);
}

function isSearchTimes(value: unknown): value is SearchTimes {
  return isObject(value) && 'p50' in value && 'p99' in value && 'found' in value;
}
