import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Finding, judge, note } from '../findings.js';
import { limit } from '../readers/limit.js';
import { type Measured, median, ratio, takeTurns, timed, type Turn } from '../rounds.js';
import { megabytes, perSecond, timeOf } from '../units.js';
import type { CatalogPart } from './part.js';
import { type Scanned, startScan } from './scan-child.js';
import { MOST_IMAGES_READ, straightforwardGroups } from '../peers/straightforward-groups.js';
import { walk } from './yardsticks.js';

const READER = 'straightforward reader';

/** With fewer images than a million the memory has to stay below this just the same. */
const MOST_MEMORY = 400;

/** The first scan of a folder that nothing is known of, its files in the cache of the system. */
export const firstScanPart: CatalogPart = {
  name: 'first-scan',
  async measure({ library, paths, scratch, rounds }) {
    const { folder, images } = library;
    const bare = limit(paths);
    const scans: Scanned[] = [];
    let bytes = 0;
    const file = scratch.path('first-scan/catalog.sqlite');
    const scan: Turn = {
      name: 'seedroll',
      async run() {
        rmSync(dirname(file), { recursive: true, force: true });
        await using child = await startScan({ baseDirectory: folder, catalogFile: file });
        const scanned = await child.scan();
        expectAll(scanned, images);
        await child.close();
        bytes = bytesIn(dirname(file));
        scans.push(scanned);
        return scanned.scanned;
      },
    };
    const turns = [scan, timed('open and read', () => bare.run(paths)), timed('walk', () => walk(folder))];
    if (images <= MOST_IMAGES_READ) turns.push(timed(READER, () => straightforwardGroups(folder, '').length));
    const [scanned, read, walked, reader] = await takeTurns(turns, rounds);
    if (!scanned || !read || !walked) throw new Error('nothing was measured');
    const counted = scans.slice(-rounds);
    const names: Measured = { name: 'names', figures: counted.map((one) => one.names) };
    const rate = (measured: Measured): string =>
      perSecond((images / median(measured.figures)) * 1000, 'files');
    const findings = [
      judge({
        what: 'first scan, metadata and full text included, warm',
        ours: `${rate(scanned)}, ${timeOf(scanned)}`,
        yardstick: `open and read, one thread: ${rate(read)}`,
        figure: ratio(read, scanned) * 100,
        target: { atLeast: 25, unit: '%' },
      }),
      memoryOf(counted),
      judge({
        what: 'names and groups known, no metadata yet',
        ours: timeOf(names),
        yardstick: `bare walk: ${timeOf(walked)}`,
        figure: ratio(names, walked),
        target: { atMost: 10, unit: 'x' },
      }),
      judge({
        what: 'size of the catalog, per image',
        ours: megabytes(bytes / 1e6),
        figure: bytes / images,
        target: { atMost: 600, unit: 'bytes' },
      }),
    ];
    if (reader !== undefined) {
      findings.push(
        note(
          '… beside one answer of it',
          timeOf(scanned),
          `${READER}: ${timeOf(reader)}`,
          `${ratio(scanned, reader).toFixed(2)} x`,
        ),
      );
    }
    return findings;
  },
};

function memoryOf(scans: readonly Scanned[]): Finding {
  const what = '… peak of resident memory';
  const peaks = scans.map(({ peakMemory }) => peakMemory).filter((peak) => peak !== null);
  if (peaks.length === 0) return note(what, 'not told by this system');
  const figure = Math.max(...peaks);
  return judge({ what, ours: megabytes(figure), figure, target: { atMost: MOST_MEMORY, unit: 'MB' } });
}

/** Leaving files out is quick, and would look like speed. */
function expectAll({ images, parsed, unreadable }: Scanned, expected: number): void {
  if (images !== expected || parsed !== expected || unreadable !== 0) {
    throw new Error(`expected ${expected} images, parsed, received ${parsed} parsed of ${images}`);
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
