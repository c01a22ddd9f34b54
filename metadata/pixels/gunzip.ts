import { Gunzip } from 'fflate';
import { concatenate } from '../bytes/concatenate.js';
import { crc32 } from '../bytes/crc32.js';

/** Compressed bytes fed to the inflater at once; bounds what a bomb can make before it is noticed. */
const STEP_LENGTH = 4096;
/** Behind each member stand its checksum and its length. */
const TRAILER_LENGTH = 8;

/** Each costs the inflater 130 kB of memory, and can be 20 bytes long. */
const MAX_MEMBERS = 256;

interface Member {
  start: number;
  pieces: Uint8Array[];
}

/**
 * Inflates gzip data (RFC 1952), of one member or several. What stands behind them does not matter.
 * @param limit Most bytes in the result.
 * @returns The bytes, or null where the data are damaged or would exceed `limit`.
 */
export function gunzip(compressed: Uint8Array, limit: number): Uint8Array | null {
  const members: Member[] = [{ start: 0, pieces: [] }];
  let length = 0;
  const inflater = new Gunzip((piece) => {
    members.at(-1)?.pieces.push(piece);
    length += piece.length;
  });
  inflater.onmember = (start) => members.push({ start, pieces: [] });
  try {
    for (let at = 0; at < compressed.length; at += STEP_LENGTH) {
      inflater.push(compressed.subarray(at, at + STEP_LENGTH));
      if (length > limit || members.length > MAX_MEMBERS) return null;
    }
  } catch {
    // What is no member ends the data; whether those before it are whole, their checksums tell.
  }
  const texts = members.map(({ pieces }) => concatenate(pieces));
  const areSound = members.every(({ start }, index) => {
    const next = members[index + 1]?.start;
    const last = (next ?? compressed.length) - TRAILER_LENGTH;
    // The inflater does not tell where the last member ends.
    return hasTrailer(compressed, next === undefined ? start : last, last, texts[index]);
  });
  return areSound ? concatenate(texts) : null;
}

/** Whether the trailer of a member with this text begins somewhere from `first` to `last`. */
function hasTrailer(
  compressed: Uint8Array,
  first: number,
  last: number,
  text: Uint8Array = new Uint8Array(0),
): boolean {
  const trailer = new DataView(new ArrayBuffer(TRAILER_LENGTH));
  trailer.setUint32(0, crc32(text), true);
  trailer.setUint32(4, text.length, true);
  const wanted = new Uint8Array(trailer.buffer);
  for (let at = last; at >= first; at--) {
    if (wanted.every((byte, index) => compressed[at + index] === byte)) return true;
  }
  return false;
}
