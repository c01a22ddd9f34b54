import { isObject } from '../processes/messages.js';
import { type Child, startChild } from '../processes/start.js';

export interface ScanOptions {
  baseDirectory: string;
  catalogFile: string;
}

/** How a scan went. Times are milliseconds from the opening of the catalog. */
export interface Scanned {
  /** Until the names of all images and their groups were known. */
  names: number;
  /** Until all metadata were. */
  scanned: number;
  images: number;
  groups: number;
  parsed: number;
  unreadable: number;
  /** In MB; null where the system does not tell. */
  peakMemory: number | null;
}

/** A process that has a catalog. */
export interface ScanChild extends AsyncDisposable {
  scan(): Promise<Scanned>;
  /** Looks at everything again. @returns Milliseconds. */
  rescan(kind: 'quick' | 'full'): Promise<number>;
  /** Closes the catalog as a server does that ends. */
  close(): Promise<number>;
}

export async function startScan(options: ScanOptions): Promise<ScanChild> {
  const child: Child<null> = await startChild(new URL('./scan-process.js', import.meta.url), options, isNull);
  return {
    scan: () => child.ask('scan', isScanned),
    rescan: (kind) => child.ask(kind, isNumber),
    close: () => child.ask('close', isNumber),
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

function isNull(value: unknown): value is null {
  return value === null;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isScanned(value: unknown): value is Scanned {
  return isObject(value) && 'names' in value && 'scanned' in value && 'peakMemory' in value;
}
