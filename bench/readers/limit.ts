import { closeSync, openSync, readSync } from 'node:fs';
import { FileSource } from '../../metadata/bytes/file-source.js';
import { HEAD_LENGTH, readFrom, type SyncSource } from '../../metadata/bytes/reading.js';
import { readImage } from '../../metadata/read.js';
import type { Contender } from '../measure.js';

interface Range {
  offset: number;
  length: number;
}

/** What is read of every file; of most it is all. */
const HEAD: Range = { offset: 0, length: HEAD_LENGTH };

/** The physical limit: opens each file, reads the byte ranges that our reader reads of it, closes it; nothing else. */
export function limit(paths: readonly string[]): Contender {
  const further = new Map<string, Range[]>();
  for (const path of paths) {
    const ranges = rangesBehindHead(path);
    if (ranges.length > 0) further.set(path, ranges);
  }
  const buffer = Buffer.allocUnsafeSlow(1 << 20);
  return {
    name: 'open and read, nothing else',
    run(files) {
      let bytes = 0;
      for (const path of files) {
        const descriptor = openSync(path, 'r');
        bytes += readSync(descriptor, buffer, 0, HEAD.length, HEAD.offset);
        for (const { offset, length } of further.get(path) ?? []) {
          bytes += readSync(descriptor, buffer, 0, length, offset);
        }
        closeSync(descriptor);
      }
      return bytes;
    },
  };
}

/** What our reader reads of a file besides its head. */
function rangesBehindHead(path: string): Range[] {
  const file = new FileSource(path);
  try {
    const ranges: Range[] = [];
    const source: SyncSource = {
      get size() {
        return file.size;
      },
      read(offset, length) {
        ranges.push({ offset, length });
        return file.read(offset, length);
      },
    };
    readFrom(source, (window) => readImage(window, {}), file.head());
    return ranges;
  } finally {
    file.close();
  }
}
