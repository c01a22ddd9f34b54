import type { ByteRange } from '../bytes/reading.js';
import { u16be, u32be, u64be } from '../bytes/numbers.js';

/** Where the bytes of an item are. */
export interface Location {
  /** What the offsets count from: the start of the file, the content of `idat`, or something that is not read. */
  place: 'file' | 'idat' | 'elsewhere';
  extents: readonly ByteRange[];
}

/** Most pieces that an item of metadata may be in. */
const MAX_EXTENTS = 1024;
/** Version and flags. */
const FULL_BOX_HEADER = 4;

/**
 * Where the wanted items are, by their ids.
 * @param iloc The content of the item location box, of version 0 to 2 (ISO/IEC 14496-12, chapter 8.11.3).
 */
export function itemLocations(iloc: Uint8Array, wanted: ReadonlySet<number>): Map<number, Location> {
  const locations = new Map<number, Location>();
  const version = iloc[0] ?? 0;
  const sizes = u16be(iloc, FULL_BOX_HEADER);
  const offsetSize = sizes >> 12;
  const lengthSize = (sizes >> 8) & 15;
  const baseSize = (sizes >> 4) & 15;
  const indexSize = version === 0 ? 0 : sizes & 15;
  const extentSize = indexSize + offsetSize + lengthSize;
  const idSize = version < 2 ? 2 : 4;
  let at = FULL_BOX_HEADER + 2 + idSize;
  const count = uint(iloc, at - idSize, idSize);
  for (let item = 0; item < count && at < iloc.length; item++) {
    const id = uint(iloc, at, idSize);
    at += idSize;
    const method = version === 0 ? 0 : u16be(iloc, at) & 15;
    at += version === 0 ? 0 : 2;
    const isHere = u16be(iloc, at) === 0;
    const base = uint(iloc, at + 2, baseSize);
    const extentCount = u16be(iloc, at + 2 + baseSize);
    at += 4 + baseSize;
    // The box says how many items; passing over the extents of the others takes no loop.
    const end = at + extentCount * extentSize;
    if (wanted.has(id) && extentCount <= MAX_EXTENTS && end <= iloc.length) {
      const extents = Array.from({ length: extentCount }, (_, index) => {
        const extent = at + index * extentSize + indexSize;
        const offset = base + uint(iloc, extent, offsetSize);
        return { offset, length: uint(iloc, extent + offsetSize, lengthSize) };
      });
      locations.set(id, { place: isHere ? placeOf(method) : 'elsewhere', extents });
    }
    at = end;
  }
  return locations;
}

function placeOf(constructionMethod: number): Location['place'] {
  if (constructionMethod === 0) return 'file';
  return constructionMethod === 1 ? 'idat' : 'elsewhere';
}

/** A number of 0, 2, 4 or 8 bytes, as the box itself says. */
function uint(bytes: Uint8Array, at: number, size: number): number {
  if (size === 8) return u64be(bytes, at);
  if (size === 4) return u32be(bytes, at);
  return size === 2 ? u16be(bytes, at) : 0;
}
