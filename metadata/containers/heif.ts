import { hasAscii } from '../bytes/numbers.js';
import type { ByteRange, Reading } from '../bytes/reading.js';
import { concatenate } from '../bytes/concatenate.js';
import { type Box, BoxWalk, WHOLE_FILE } from './boxes.js';
import { isC2paBox, noteC2pa } from './c2pa.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH } from './container.js';
import { tiffOfItem } from './item-exif.js';
import { metadataItems } from './item-infos.js';
import { itemLocations, type Location } from './item-locations.js';
import { takeExif, takeXmp } from './take.js';

/** Version and flags, in front of the boxes of `meta`. */
const FULL_BOX_HEADER = 4;

/** AVIF (AV1 Image File Format, chapter 6): HEIF with AV1 in it. */
export const avif: Container = heifContainer('avif', ['avif', 'avis']);

/** HEIC and HEIF (ISO/IEC 23008-12, chapter 10 and annex B). */
export const heif: Container = heifContainer('heif', [
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'hevm',
  'hevs',
  'mif1',
  'mif2',
  'msf1',
]);

function heifContainer(format: string, brands: readonly string[]): Container {
  return {
    format,
    recognises: (head) => hasAscii(head, 4, 'ftyp') && brands.some((brand) => hasAscii(head, 8, brand)),
    read: readHeif,
  };
}

function* readHeif(): Reading<Contents> {
  const contents = emptyContents();
  const walk = new BoxWalk(contents, 'HEIF');
  for (const box of yield* walk.children(WHOLE_FILE)) {
    if (box.type === 'meta') yield* readMeta(box, walk);
    else if (box.type === 'uuid' && (yield* isC2paBox(box))) noteC2pa(contents);
  }
  return contents;
}

function* readMeta(meta: Box, walk: BoxWalk): Reading<void> {
  const boxes = yield* walk.children({ ...meta, start: meta.start + FULL_BOX_HEADER });
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
  const ranges = extents.map(({ offset, length }) => ({ offset: inner.start + offset, length }));
  return ranges.every(({ offset, length }) => offset + length <= inner.end) ? ranges : null;
}
