import { openCatalog, type Catalog } from '../../catalog/catalog.js';
import { argument, report } from '../processes/child.js';
import { peakMemory } from '../processes/memory.js';
import { isObject } from '../processes/messages.js';
import type { Scanned, ScanOptions } from './scan-child.js';

/** Opens a catalog in a process of its own, so that its memory is its own, and scans when it is asked to. */
const options = argument();
if (!isOptions(options)) throw new Error('expected what to scan');
const { baseDirectory, catalogFile } = options;
let opened: Catalog | null = null;

report(null, {
  scan,
  quick: () => timed(() => catalog().rescan('quick')),
  full: () => timed(() => catalog().rescan('full')),
  close: () => timed(() => catalog()[Symbol.asyncDispose]()),
});

/** From the opening of the catalog, as of a server that has started. */
async function scan(): Promise<Scanned> {
  const start = performance.now();
  opened = await openCatalog({ baseDirectory, catalogFile, rescan: 0, onError: fail });
  const names = await whenNamesAreKnown(opened, start);
  await opened.idle();
  const scanned = performance.now() - start;
  const { images, groups, parsed, unreadable } = await opened.status();
  return { names, scanned, images, groups, parsed, unreadable, peakMemory: peakMemory('self') };
}

/** Of the time since the start, so that asking costs little and what it finds is no more than this too late. */
const PAUSE_SHARE = 0.03;

async function whenNamesAreKnown(catalog: Catalog, start: number): Promise<number> {
  for (;;) {
    const { phase } = await catalog.status();
    const elapsed = performance.now() - start;
    if (phase !== 'names') return elapsed;
    await new Promise((resolve) => setTimeout(resolve, elapsed * PAUSE_SHARE));
  }
}

function catalog(): Catalog {
  if (opened === null) throw new Error('nothing has been scanned');
  return opened;
}

async function timed(work: () => PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function fail(error: unknown): never {
  throw error;
}

function isOptions(value: unknown): value is ScanOptions {
  return isObject(value) && 'baseDirectory' in value && 'catalogFile' in value;
}
