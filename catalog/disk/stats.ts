import { type BigIntStats, lstatSync } from 'node:fs';
import type { DirectoryStamp } from './disk.js';

/**
 * The status of a directory; null where there is none, or it may not be asked. A link is none, whatever it leads to:
 * what is known of a path is known of the directory at it.
 */
export function directoryStats(real: string): BigIntStats | null {
  try {
    const stats = lstatSync(real, { bigint: true, throwIfNoEntry: false });
    return stats?.isDirectory() === true ? stats : null;
  } catch {
    return null;
  }
}

export function stampOf({ mtimeNs, ctimeNs, ino }: BigIntStats): DirectoryStamp {
  return { mtimeNs, ctimeNs, inode: ino };
}

export function isSameStamp(a: DirectoryStamp, b: DirectoryStamp): boolean {
  return a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs && a.inode === b.inode;
}
