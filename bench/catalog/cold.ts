import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { judge, skipped } from '../findings.js';
import { type Measured, median, ratio, takeTurns, type Turn } from '../rounds.js';
import { perSecond } from '../units.js';
import { ReadingThreads } from './reading-threads.js';
import type { CatalogPart } from './part.js';
import { startScan } from './scan-child.js';

const WHAT = 'first scan, files not in the page cache';
const THREADS = 8;

/** The first scan with everything on the disk alone. It empties the cache of the whole machine. */
export const coldPart: CatalogPart = {
  name: 'cold',
  async measure({ library, paths, scratch, rounds }) {
    if (!canDropCaches()) return [skipped(WHAT, 'only root on Linux may empty the cache')];
    const file = scratch.path('cold/catalog.sqlite');
    const scan: Turn = {
      name: 'seedroll',
      async run() {
        rmSync(dirname(file), { recursive: true, force: true });
        await using child = await startScan({ baseDirectory: library.folder, catalogFile: file });
        dropCaches();
        return (await child.scan()).scanned;
      },
    };
    const read: Turn = {
      name: 'bare reads',
      async run() {
        await using threads = await ReadingThreads.start(paths, THREADS);
        dropCaches();
        const elapsed = await threads.read();
        return elapsed;
      },
    };
    const [scanned, bare] = await takeTurns([scan, read], rounds);
    if (!scanned || !bare) throw new Error('nothing was measured');
    const rate = ({ figures }: Measured): string =>
      perSecond((paths.length / median(figures)) * 1000, 'files');
    return [
      judge({
        what: WHAT,
        ours: rate(scanned),
        yardstick: `bare reads by ${THREADS} threads: ${rate(bare)}`,
        figure: ratio(bare, scanned) * 100,
        target: { atLeast: 60, unit: '%' },
      }),
    ];
  },
};

const DROP_CACHES = '/proc/sys/vm/drop_caches';
/** Pages, entries of directories, and inodes: proc_sys_vm(5). */
const ALL = '3';

function canDropCaches(): boolean {
  try {
    dropCaches();
    return true;
  } catch {
    return false;
  }
}

function dropCaches(): void {
  execFileSync('sync');
  writeFileSync(DROP_CACHES, ALL);
}
