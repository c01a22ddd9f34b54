import { type BigIntStats, lstat } from 'node:fs';
import { hash } from 'node:crypto';

/** What tells one state of a file from another. */
export type FileStamp = Pick<BigIntStats, 'ino' | 'size' | 'mtimeNs' | 'ctimeNs'>;

/** Characters of a version: 132 bits. */
const LENGTH = 22;

/**
 * Names the state of a file: another one for whatever may have changed its contents. The time of change is part of it, which
 * programs that copy times with contents cannot set.
 * @param path Relative to the base directory, without links in it.
 */
export function versionOf(path: string, { ino, size, mtimeNs, ctimeNs }: FileStamp): string {
  const text = [path, ino, size, mtimeNs, ctimeNs].join('\0');
  return hash('sha256', text, 'base64url').slice(0, LENGTH);
}

/** What stands under a path, links not followed; null where there is nothing. By the callback: `fs/promises` takes half as long again. */
export function lstatOf(path: string): Promise<BigIntStats | null> {
  return new Promise((resolve) => {
    lstat(path, { bigint: true }, (error, stats) => resolve(error === null ? stats : null));
  });
}
