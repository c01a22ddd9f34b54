/** Where in the TIFF block a tag stands. */
export type Directory = 'ifd0' | 'exif';

export interface ExifTag {
  tag: number;
  /** TIFF type: 1 BYTE, 2 ASCII, 7 UNDEFINED. */
  type: 1 | 2 | 7;
  value: Uint8Array;
  directory: Directory;
}

const EXIF_POINTER = 0x8769;
const TYPE_LONG = 4;
const ENTRY_LENGTH = 12;

/** A TIFF block with the given tags, in IFD0 and in the Exif directory. */
export function tiffBlock(tags: readonly ExifTag[], { littleEndian = false } = {}): Buffer {
  const ifd0 = tags.filter(({ directory }) => directory === 'ifd0');
  const exif = tags.filter(({ directory }) => directory === 'exif');
  const entries0 = ifd0.length + (exif.length > 0 ? 1 : 0);
  const exifOffset = 8 + 2 + entries0 * ENTRY_LENGTH + 4;
  let valueOffset = exifOffset + (exif.length > 0 ? 2 + exif.length * ENTRY_LENGTH + 4 : 0);
  const block = Buffer.alloc(
    valueOffset + tags.reduce((sum, { value }) => sum + value.length + (value.length & 1), 0),
  );
  const u16 = (value: number, at: number) =>
    littleEndian ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    littleEndian ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);

  block.write(littleEndian ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  writeDirectory(ifd0, 8, entries0);
  if (exif.length > 0) {
    const pointer = 8 + 2 + ifd0.length * ENTRY_LENGTH;
    u16(EXIF_POINTER, pointer);
    u16(TYPE_LONG, pointer + 2);
    u32(1, pointer + 4);
    u32(exifOffset, pointer + 8);
    writeDirectory(exif, exifOffset, exif.length);
  }
  return block;

  function writeDirectory(list: readonly ExifTag[], start: number, count: number): void {
    u16(count, start);
    for (const [index, { tag, type, value }] of list.toSorted((a, b) => a.tag - b.tag).entries()) {
      const at = start + 2 + index * ENTRY_LENGTH;
      u16(tag, at);
      u16(type, at + 2);
      u32(value.length, at + 4);
      if (value.length <= 4) {
        block.set(value, at + 8);
        continue;
      }
      u32(valueOffset, at + 8);
      block.set(value, valueOffset);
      valueOffset += value.length + (value.length & 1);
    }
  }
}

export type CommentEncoding = 'utf-16be' | 'utf-16le' | 'utf-8';

/** The value of UserComment as A1111 writes it (`UNICODE`, UTF-16 big-endian), or in another encoding. */
export function userComment(
  text: string,
  encoding: CommentEncoding = 'utf-16be',
  code = 'UNICODE\0',
): Buffer {
  const body = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
  return Buffer.concat([Buffer.from(code, 'latin1'), encoding === 'utf-16be' ? body.swap16() : body]);
}

/** The TIFF block that A1111 writes into JPEG and WebP. */
export function infotextExif(text: string): Buffer {
  return tiffBlock([{ tag: 0x9286, type: 7, value: userComment(text), directory: 'exif' }]);
}
