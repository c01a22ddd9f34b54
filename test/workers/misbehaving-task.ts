import { emptyMetadata } from '../../schema/models/empty-metadata.js';
import { metadataText, type ParsedBatch, type ParseTask } from '../../workers/task.js';

/** A parser that hangs on files named `hang`, ends its thread on `die`, and throws on `throw`. */
export default function parseBatch({ paths, fields, progress }: ParseTask): ParsedBatch {
  const texts = paths.map((path) => {
    Atomics.add(progress, 0, 1);
    if (path.includes('hang')) for (;;) Atomics.load(progress, 0);
    if (path.includes('die')) process.exit(3);
    if (path.includes('throw')) throw new Error('bad file');
    return metadataText({ ...emptyMetadata(), prompt: path }, fields);
  });
  return { texts, unreadable: [] };
}
