import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isRacy } from './racy.js';
import type { PictureStamp } from './thumbnail-task.js';

/** Larger files are not taken into memory. Pictures of the most pixels that are decoded come to that, uncompressed. */
const MAX_BYTES = 512 * 1024 * 1024;

/** A link that has taken the file's place is not followed; a pipe there does not hold up the thread. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

interface PictureFile {
  /** The contents, or why they were not read. */
  bytes: Uint8Array | string;
  stamp: PictureStamp;
  isSettled: boolean;
}

/** Reads a file that may hold a picture, or tells why the system does not open it. */
export function readPictureFile(path: string): PictureFile | { code: string } {
  const now = Date.now();
  let file: number | null = null;
  try {
    file = openSync(path, FLAGS);
    const before = fstatSync(file, { bigint: true });
    if (!before.isFile()) return { code: 'ENOENT' };
    const bytes = readBytes(file, before);
    const after = fstatSync(file, { bigint: true });
    const { ino, size, mtimeNs, ctimeNs } = before;
    const isSame = after.size === size && after.mtimeNs === mtimeNs && after.ctimeNs === ctimeNs;
    return { bytes, stamp: { ino, size, mtimeNs, ctimeNs }, isSettled: isSame && !isRacy(before, now) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code === 'string') return { code };
    throw error;
  } finally {
    if (file !== null) closeSync(file);
  }
}

function readBytes(file: number, { size }: BigIntStats): Uint8Array | string {
  if (size === 0n) return 'the file is empty';
  const head = readAt(file, Buffer.alloc(12), 0);
  if (isVideo(head)) return 'it is a video';
  if (size > MAX_BYTES) return `the file is larger than ${MAX_BYTES} bytes`;
  return readAt(file, Buffer.allocUnsafeSlow(Number(size)), 0);
}

/** Brands of ISO media files that hold still pictures (ISO/IEC 23008-12, AVIF 1.1). */
const STILL_BRANDS = new Set('avif avis heic heix heim heis hevc hevx mif1 mif2 msf1'.split(' '));

/** Videos are told by their beginning, since they are too long to be read for nothing. */
function isVideo(head: Buffer): boolean {
  const isMatroska = head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3;
  const isIsoMedia = head.toString('latin1', 4, 8) === 'ftyp';
  return isMatroska || (isIsoMedia && !STILL_BRANDS.has(head.toString('latin1', 8, 12)));
}

/** @returns What was read of it: less where the file has ended. */
function readAt(file: number, buffer: Buffer, position: number): Buffer {
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(file, buffer, length, buffer.length - length, position + length);
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
}
