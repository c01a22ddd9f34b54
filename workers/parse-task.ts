import { readParameters } from '../metadata/index.js';
import type { Metadata } from '../schema/models/metadata.js';
import type { ParseTask } from './pool.js';

/** Runs in a worker thread: reads one batch, and tells after each file that it is alive. */
export default function parseBatch({ paths, progress }: ParseTask): Metadata[] {
  return paths.map((path) => {
    Atomics.add(progress, 0, 1);
    return readParameters(path);
  });
}
