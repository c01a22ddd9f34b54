import { judge, note } from '../findings.js';
import { ratio, takeTurns, timed, type Turn } from '../rounds.js';
import { milliseconds, timeOf } from '../units.js';
import type { CatalogPart } from './part.js';
import { type ScanChild, startScan } from './scan-child.js';
import { statAll } from './yardsticks.js';

/** Looking again at a folder in which nothing has changed. */
export const rescanPart: CatalogPart = {
  name: 'rescan',
  async measure({ library, paths, scratch, rounds }) {
    const { folder } = library;
    const options = { baseDirectory: folder, catalogFile: scratch.path('catalog.sqlite') };
    await using child = await startScan(options);
    await child.scan();
    const directories = [...new Set([folder, ...library.directories])];
    const turns = [
      rescanning('quick', child),
      timed('stat of every directory', () => statAll(directories)),
      rescanning('full', child),
      timed('stat of every file', () => statAll(paths)),
    ];
    const [quick, everyDirectory, full, everyFile] = await takeTurns(turns, rounds);
    if (!quick || !everyDirectory || !full || !everyFile) throw new Error('nothing was measured');
    await child.close();

    // What a server does that is started again: everything is looked at, nothing is read.
    await using again = await startScan(options);
    const { names, scanned, peakMemory } = await again.scan();
    return [
      judge({
        what: `quick rescan, nothing changed, ${directories.length} directories`,
        ours: timeOf(quick),
        yardstick: `stat of every directory: ${timeOf(everyDirectory)}`,
        figure: ratio(quick, everyDirectory),
        target: { atMost: 2, unit: 'x' },
      }),
      judge({
        what: 'full rescan, nothing changed',
        ours: timeOf(full),
        yardstick: `stat of every file: ${timeOf(everyFile)}`,
        figure: ratio(full, everyFile),
        target: { atMost: 1.5, unit: 'x' },
      }),
      note(
        'opened again: names known; all files compared',
        `${milliseconds(names)}; ${milliseconds(scanned)}`,
        '',
        peakMemory === null ? '' : `${peakMemory.toFixed(0)} MB`,
      ),
    ];
  },
};

function rescanning(kind: 'quick' | 'full', child: ScanChild): Turn {
  return { name: kind, run: () => child.rescan(kind) };
}
