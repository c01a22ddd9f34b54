/** The header of an EBML element. */
export interface Element {
  /** The id with its length marker, as specifications write it. */
  id: number;
  /** Bytes of content, or null where they are not known in advance. */
  length: number | null;
  headerLength: number;
}

const LONGEST_ID = 4;

/**
 * Reads an element's header (RFC 8794, chapters 4 to 6): an id and a size, both numbers whose leading zero bits tell
 * how many bytes they have.
 * @returns Null where the bytes are no such header.
 */
export function readElementHeader(bytes: Uint8Array): Element | null {
  const idLength = numberLength(bytes[0]);
  const sizeLength = numberLength(bytes[idLength]);
  if (idLength === 0 || idLength > LONGEST_ID || sizeLength === 0) return null;
  if (bytes.length < idLength + sizeLength) return null;
  const size = bytes.subarray(idLength, idLength + sizeLength);
  const marker = 2 ** (8 - sizeLength);
  const isKnown = size.some((byte, at) => byte !== (at === 0 ? 2 * marker - 1 : 0xff));
  return {
    id: toNumber(bytes.subarray(0, idLength)),
    length: isKnown ? toNumber(size, marker) : null,
    headerLength: idLength + sizeLength,
  };
}

/** By the first byte of a number, its length in bytes, 1 to 8; 0 where it is none. */
function numberLength(first: number | undefined): number {
  return first === undefined || first === 0 ? 0 : Math.clz32(first) - 23;
}

/**
 * The number of some bytes, big-endian; exact to 2^53, and no source is that long.
 * @param marker The bit of the first byte that is no part of the number; taken away first, as it may be bit 56.
 */
export function toNumber(bytes: Uint8Array, marker = 0): number {
  return bytes.reduce((sum, byte, at) => sum * 256 + byte - (at === 0 ? marker : 0), 0);
}
