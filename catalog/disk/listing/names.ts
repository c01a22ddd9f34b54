import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/** What Node puts in the place of bytes that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

/**
 * Whether a name leads back to its file. One that is no UTF-8 comes from Node with other bytes in it, so that nothing can
 * be opened by it, and two of them may come out alike: those are left out.
 */
export function isReadable(directory: string, name: string): boolean {
  if (!name.includes(REPLACEMENT)) return true;
  return lstatSync(join(directory, name), { throwIfNoEntry: false }) !== undefined;
}
