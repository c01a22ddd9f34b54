import { emptyMetadata } from '../../schema/models/empty-metadata.js';
import { packMetadata } from '../../workers/pack.js';
import { ScanBatch } from '../../workers/scan-batch.js';
import {
  type CompareTask,
  type FileStats,
  metadataText,
  type ParsedBatch,
  type ParseTask,
  type ScanTask,
  type StatTask,
} from '../../workers/task.js';

/** A parser that hangs on files named `hang`, ends its thread on `die`, and throws on `throw`. */
export default function parseBatch({ paths, fields, progress }: ParseTask): ParsedBatch {
  const texts = paths.map((path) => {
    begin(path, progress);
    return metadataText({ ...emptyMetadata(), prompt: path }, fields);
  });
  return { texts, unreadable: [] };
}

/** The same for scans: all other files exist, and hold their names. */
export function scan({ directories, progress }: ScanTask): string {
  const batch = new ScanBatch();
  for (const { names } of directories) {
    for (const name of names.split('/')) {
      begin(name, progress);
      const stat = { size: 1n, mtimeNs: 2n, ino: 3n };
      batch.add(packMetadata({ ...emptyMetadata(), carrier: 'c', prompt: name }), stat);
    }
  }
  return batch.toString();
}

export function compare({ names, progress }: CompareTask): string {
  for (const name of names.split('/')) begin(name, progress);
  return '';
}

export function stat({ names, progress }: StatTask): FileStats {
  return names.split('/').map((name) => {
    begin(name, progress);
    return { size: 1, mtimeNs: 2n, inode: 3n };
  });
}

function begin(path: string, progress: Int32Array): void {
  Atomics.add(progress, 0, 1);
  if (path.includes('hang')) for (;;) Atomics.load(progress, 0);
  if (path.includes('die')) process.exit(3);
  if (path.includes('throw')) throw new Error('bad file');
}
