import { readFileSync } from 'node:fs';
import ExifReader from 'exifreader';
import exifr from 'exifr';
import sharp from 'sharp';
import type { Contender } from '../measure.js';

/** How many files the asynchronous ones have in work at the same time. */
const AT_ONCE = 4;

/** ExifReader as its documentation has it: the whole file, all tags. */
export function wholeFileExifReader(share: number): Contender {
  return {
    name: 'exifreader, whole files',
    share,
    run: (paths) => paths.reduce((sum, path) => sum + tagCount(path), 0),
  };
}

function tagCount(path: string): number {
  try {
    return Object.keys(ExifReader.load(readFileSync(path))).length;
  } catch {
    return 0;
  }
}

export function exifrReader(share: number): Contender {
  const options = { userComment: true, xmp: true, ihdr: true, mergeOutput: true };
  return {
    name: 'exifr',
    share,
    run: (paths) => inParallel(paths, async (path) => keyCount(await exifr.parse(path, options))),
  };
}

export function sharpReader(share: number): Contender {
  return {
    name: 'sharp, metadata()',
    share,
    run: (paths) => inParallel(paths, async (path) => keyCount(await sharp(path).metadata())),
  };
}

function keyCount(found: unknown): number {
  return typeof found === 'object' && found !== null ? Object.keys(found).length : 0;
}

/** Where one file cannot be read, the others still count. */
export async function inParallel(
  paths: readonly string[],
  read: (path: string) => Promise<number>,
): Promise<number> {
  let next = 0;
  let sum = 0;
  const lane = async (): Promise<void> => {
    while (next < paths.length) {
      const count = await read(paths[next++] ?? '').catch(() => 0);
      sum += count;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return sum;
}
