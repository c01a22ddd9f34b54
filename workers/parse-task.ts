import { readParameters } from '../metadata/index.js';
import { metadataText, type ParsedBatch, type ParseTask } from './task.js';

export { scanFiles as scan } from './scan-task.js';
export { compareFiles as compare, statFiles as stat } from './stat-task.js';

/** Runs in a worker thread: reads one batch, and tells after each file that it is alive. */
export default function parseBatch({ paths, fields, progress }: ParseTask): ParsedBatch {
  const parsed: ParsedBatch = { texts: [], unreadable: [] };
  for (const [index, path] of paths.entries()) {
    Atomics.add(progress, 0, 1);
    const metadata = readParameters(path);
    if (metadata.errors.length > 0) parsed.unreadable.push(index);
    parsed.texts.push(metadataText(metadata, fields));
  }
  return parsed;
}
