import { type Finding, judge, note } from '../findings.js';
import { startEmptyTrpc, startOurs } from '../peers/peers.js';
import { type Measured, median, quantile, ratio, takeTurns, type Turn } from '../rounds.js';
import { milliseconds } from '../units.js';
import { latencies } from './load.js';
import type { ServerPart } from './part.js';

/** Calls in a round, so that the slowest hundredth is not one call. */
const CALLS = 1000;
const LAST_HUNDREDTH = 0.99;

/** The first page of groups through tRPC, beside a call of a procedure that does nothing. */
export const pagePart: ServerPart = {
  name: 'page',
  async measure({ library, scratch, rounds }) {
    await using ours = await startOurs({
      baseDirectory: library.folder,
      dataDirectory: scratch.path('data'),
      isReadFirst: true,
    });
    await using empty = await startEmptyTrpc(null);
    const first = calls('first page', ours.told.port, '/trpc/groups.list');
    const small = calls('page of 10', ours.told.port, `/trpc/groups.list?input=${json({ limit: 10 })}`);
    const info = calls('server.info', ours.told.port, '/trpc/server.info');
    const nothing = calls('empty call', empty.told.port, '/trpc/empty');
    const [page, ten, told, yardstick] = await takeTurns([first, small, info, nothing], rounds);
    if (!page || !ten || !told || !yardstick) throw new Error('nothing was measured');

    const besides = (what: string, measured: Measured, turn: Calls): Finding =>
      note(what, both(measured, turn), '', `${ratio(measured, yardstick).toFixed(2)} x`);
    return [
      judge({
        what: 'first page of groups through tRPC (50), p99',
        ours: both(page, first),
        yardstick: `empty tRPC call: ${both(yardstick, nothing)}`,
        figure: ratio(page, yardstick),
        target: { atMost: 5, unit: 'x' },
      }),
      besides('… a page of 10', ten, small),
      besides('… server.info', told, info),
    ];
  },
};

interface Calls extends Turn {
  /** Milliseconds, of all rounds. */
  medians: number[];
}

function both({ figures }: Measured, { medians }: Calls): string {
  return `p50 ${milliseconds(median(medians))}, p99 ${milliseconds(median(figures))}`;
}

/** Its figure is the p99 of a round in milliseconds. */
function calls(name: string, port: number, path: string): Calls {
  const medians: number[] = [];
  return {
    name,
    medians,
    async run() {
      const times = await latencies(port, path, CALLS);
      medians.push(median(times));
      return quantile(times, LAST_HUNDREDTH);
    },
  };
}

function json(input: object): string {
  return encodeURIComponent(JSON.stringify(input));
}
