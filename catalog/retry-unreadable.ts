import type { DirectoryStamp } from './disk/disk.js';
import type { FilePlace, Store } from './store/store.js';

/** Files that are looked at once. */
const AT_ONCE = 1000;

/** Whether permissions or the like have changed, and no names: that leaves the time of modification as it was. */
export function hasOtherAttributes(before: DirectoryStamp | undefined, now: DirectoryStamp): boolean {
  return before !== undefined && before.mtimeNs === now.mtimeNs && before.ctimeNs !== now.ctimeNs;
}

/**
 * Says that files of a directory which could not be read must be read again.
 * @returns How many.
 */
export async function retryUnreadable(store: Store, directory: string): Promise<number> {
  let after: FilePlace = { directory, name: '' };
  let retried = 0;
  for (;;) {
    const page = await store.unreadable({ after, limit: AT_ONCE });
    const own = page.filter((file) => file.directory === directory);
    if (own.length > 0) await store.markUnparsed(own.map(({ name }) => ({ directory, name })));
    retried += own.length;
    const last = page.at(-1);
    if (last === undefined || own.length < AT_ONCE) return retried;
    after = { directory, name: last.name };
  }
}
