import { box, fullBox, handler, u16, u32 } from './boxes.js';

/** An item of metadata in a HEIF or AVIF file. */
export interface HeifItem {
  kind: 'Exif' | 'XMP';
  data: Uint8Array;
}

export interface HeifShape {
  brand?: string;
  /** Version of `iloc`. */
  version?: 0 | 1 | 2;
  /** Whether the items stand in `idat` rather than behind `meta`. */
  inner?: boolean;
  /** In how many pieces each item is. */
  pieces?: number;
  /** Compatible brands. */
  compatible?: string;
  /** Version of `infe`. */
  infoVersion?: 1 | 2 | 3;
  /** Content type of XMP. */
  contentType?: string;
  /** How many bytes offsets, lengths and base offsets have. Offsets of 0 bytes leave all to the base. */
  sizes?: readonly [offset: 0 | 4 | 8, length: 4 | 8, base: 0 | 4 | 8];
  /** What stands between `meta` and the items, such as pixels. */
  pixels?: Uint8Array;
}

/** A file of the given items, without a picture. */
export function heifFile(items: readonly HeifItem[], shape: HeifShape = {}): Buffer {
  const { brand = 'avif', compatible = 'mif1miaf', pixels = Buffer.alloc(0), inner = false } = shape;
  const type = box('ftyp', Buffer.from(`${brand}\0\0\0\0${compatible}`, 'latin1'));
  const data = items.map((item) => item.data);
  // Offsets have a fixed width, so the length of `meta` does not depend on them.
  const length = metaBox(items, shape, 0).length;
  const dataStart = type.length + length + 8 + pixels.length;
  const meta = metaBox(items, shape, inner ? 0 : dataStart);
  return Buffer.concat([type, meta, box('mdat', pixels, ...(inner ? [] : data))]);
}

function metaBox(items: readonly HeifItem[], shape: HeifShape, start: number): Buffer {
  const { version = 0, inner = false, pieces = 1, sizes = [4, 4, 0] } = shape;
  const [offsetSize, lengthSize, baseSize] = sizes;
  const infos = items.map(({ kind }, index) => infoEntry(kind, index + 1, shape));
  let offset = start;
  const locations = items.flatMap(({ data }, index) => {
    const id = version === 2 ? u32(index + 1) : u16(index + 1);
    const method = version === 0 ? [] : [u16(inner ? 1 : 0)];
    const base = baseSize === 0 ? 0 : offset;
    const extents = split(data.length, pieces).flatMap((length) => {
      offset += length;
      return [uint(offset - length - base, offsetSize), uint(length, lengthSize)];
    });
    return [id, ...method, u16(0), uint(base, baseSize), u16(extents.length / 2), ...extents];
  });
  const count = version === 2 ? u32(items.length) : u16(items.length);
  return fullBox(
    'meta',
    0,
    handler('pict'),
    fullBox('iinf', 0, u16(items.length), ...infos),
    fullBox('iloc', version, Buffer.of(offsetSize * 16 + lengthSize, baseSize * 16), count, ...locations),
    ...(inner ? [box('idat', ...items.map(({ data }) => data))] : []),
  );
}

function infoEntry(
  kind: HeifItem['kind'],
  id: number,
  { infoVersion = 2, contentType = 'application/rdf+xml' }: HeifShape,
): Buffer {
  const mime = `\0${contentType}\0`;
  // Before version 2 there are no types, only content types.
  const typed = kind === 'Exif' ? 'Exif\0' : `mime${mime}`;
  const type = Buffer.from(infoVersion < 2 ? mime : typed, 'latin1');
  return fullBox('infe', infoVersion, infoVersion === 3 ? u32(id) : u16(id), u16(0), type);
}

/** A number of 0, 4 or 8 bytes. */
function uint(value: number, size: 0 | 4 | 8): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes.subarray(8 - size);
}

function split(length: number, pieces: number): number[] {
  const size = Math.ceil(length / pieces);
  return Array.from({ length: pieces }, (_, index) => Math.max(0, Math.min(size, length - index * size)));
}

/** The content of an EXIF item: how much to pass over, then the TIFF block. */
export function exifItem(tiff: Uint8Array, { prefix = '', skipped = 0 } = {}): Buffer {
  return Buffer.concat([u32(skipped), Buffer.from(prefix, 'latin1'), tiff]);
}
