import { concatenate } from '../bytes/concatenate.js';
import type { ByteRange, Reading } from '../bytes/reading.js';
import type { Box, BoxWalk } from './boxes.js';
import { MAX_BLOCK_LENGTH } from './container.js';
import { tiffOfItem } from './item-exif.js';
import { metadataItems } from './item-infos.js';
import { itemLocations, type Location } from './item-locations.js';
import { takeExif, takeXmp } from './take.js';

/**
 * Takes in the items of metadata of a HEIF file (ISO/IEC 23008-12, annex A).
 * @param boxes Those of `meta`.
 */
export function* readItems(boxes: readonly Box[], walk: BoxWalk): Reading<void> {
  const infos = boxes.find(({ type }) => type === 'iinf');
  const locations = boxes.find(({ type }) => type === 'iloc');
  if (infos === undefined || locations === undefined) return;
  const infoBytes = yield* walk.content(infos);
  const locationBytes = yield* walk.content(locations);
  if (infoBytes === null || locationBytes === null) return;
  const items = metadataItems(infoBytes);
  const found = itemLocations(locationBytes, new Set(items.keys()));
  const inner = boxes.find(({ type }) => type === 'idat');
  for (const [id, kind] of items) {
    const data = yield* readItem(found.get(id), inner, walk);
    if (data === null) walk.warn(`has an item of ${kind} that cannot be read`);
    else if (kind === 'XMP') takeXmp(walk.contents, data, 'HEIF item of XMP');
    else takeExif(walk.contents, tiffOfItem(data), 'HEIF item of EXIF');
  }
}

/** The bytes of an item, or null where it has none or they are not all in this file. */
function* readItem(
  location: Location | undefined,
  inner: Box | undefined,
  walk: BoxWalk,
): Reading<Uint8Array | null> {
  const ranges = location === undefined ? null : rangesOf(location, inner);
  const length = ranges?.reduce((sum, range) => sum + range.length, 0) ?? 0;
  if (ranges === null || length === 0 || length > Math.min(MAX_BLOCK_LENGTH, walk.contents.room)) return null;
  const pieces: Uint8Array[] = [];
  for (const range of ranges) {
    const piece = yield range;
    if (piece.length < range.length) return null;
    pieces.push(piece);
  }
  return concatenate(pieces);
}

function rangesOf({ place, extents }: Location, inner: Box | undefined): ByteRange[] | null {
  if (place === 'file') return [...extents];
  if (place !== 'idat' || inner === undefined) return null;
  // A length of 0 stands for all that is there.
  const ranges = extents.map(({ offset, length }) => ({
    offset: inner.start + offset,
    length: length === 0 ? Math.max(0, inner.end - inner.start - offset) : length,
  }));
  return ranges.every(({ offset, length }) => offset + length <= inner.end) ? ranges : null;
}
