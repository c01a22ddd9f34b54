import { constants } from 'node:fs';
import { FileSource } from '../metadata/bytes/file-source.js';
import { describeFailure, readOpenFile } from '../metadata/read-file.js';
import { type PackedMetadata, packMetadata, packUnreadable } from './pack.js';
import { isRacy } from './racy.js';
import { ScanBatch } from './scan-batch.js';
import { SharedTexts } from './shared-texts.js';
import type { ScanTask } from './task.js';

/** A file whose place a link took since it was listed is not followed; a pipe there does not hold up the thread. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

const sharedTexts = new SharedTexts();

/** Runs in a worker thread: reads one batch, and packs what it holds. Returns a `ScannedBatch` as JSON text. */
export function scanFiles({ directories, progress }: ScanTask): string {
  const batch = new ScanBatch();
  // From before all of them: a file that is written meanwhile lies in the future.
  const now = Date.now();
  for (const { directory, names } of directories) {
    const prefix = `${directory}/`;
    for (const name of names.split('/')) {
      Atomics.add(progress, 0, 1);
      scanFile(prefix + name, now, batch);
    }
  }
  return batch.toString();
}

function scanFile(path: string, now: number, batch: ScanBatch): void {
  let file: FileSource;
  try {
    file = new FileSource(path, FLAGS);
  } catch (error) {
    batch.add(packUnreadable(isLink(error) ? 'the path is a symbolic link' : describeFailure(error)));
    return;
  }
  try {
    const stat = file.stat();
    if (!stat.isFile()) {
      batch.add(packUnreadable(stat.isDirectory() ? 'the path is a directory' : 'it is no plain file'));
      return;
    }
    batch.add(read(file, path), stat, isRacy(stat, now));
  } finally {
    file.close();
  }
}

function read(file: FileSource, path: string): PackedMetadata {
  try {
    const read = readOpenFile(file, path, (found) => sharedTexts.recall(found));
    if ('recalled' in read) return read.recalled;
    const packed = packMetadata(read.metadata);
    sharedTexts.learn(read.metadata, packed);
    return packed;
  } catch (error) {
    return packUnreadable(describeFailure(error));
  }
}

/** What Linux and macOS say of a link that is not to be followed. */
function isLink(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOOP';
}
