import type { ParseTask } from '../../workers/pool.js';
import { emptyMetadata, type Metadata } from '../../schema/models/metadata.js';

/** A parser that hangs on files named `hang`, ends its thread on `die`, and throws on `throw`. */
export default function parseBatch({ paths, progress }: ParseTask): Metadata[] {
  return paths.map((path) => {
    Atomics.add(progress, 0, 1);
    if (path.includes('hang')) for (;;) Atomics.load(progress, 0);
    if (path.includes('die')) process.exit(3);
    if (path.includes('throw')) throw new Error('bad file');
    return { ...emptyMetadata(), prompt: path };
  });
}
