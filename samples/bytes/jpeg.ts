/** One JPEG segment, such as `0xe1` for APP1. */
export function jpegSegment(marker: number, data: Uint8Array): Buffer {
  const segment = Buffer.alloc(4 + data.length);
  segment[0] = 0xff;
  segment[1] = marker;
  segment.writeUInt16BE(data.length + 2, 2);
  segment.set(data, 4);
  return segment;
}

/** The APP1 segment that holds a TIFF block. */
export function exifSegment(tiff: Uint8Array): Buffer {
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

const START_OF_IMAGE = Buffer.of(0xff, 0xd8);
/** A scan header without a scan, and the end of the image: enough for every reader of metadata. */
const NO_PIXELS = Buffer.concat([jpegSegment(0xda, Buffer.of(0, 0, 0x3f, 0)), Buffer.of(0xff, 0xd9)]);

/** A JPEG of the given segments, without pixels. */
export function jpegFile(segments: readonly Uint8Array[]): Buffer {
  return Buffer.concat([START_OF_IMAGE, ...segments, NO_PIXELS]);
}

/** Puts segments in front of all others of a JPEG that another program made. */
export function insertIntoJpeg(jpeg: Buffer, segments: readonly Uint8Array[]): Buffer {
  return Buffer.concat([START_OF_IMAGE, ...segments, jpeg.subarray(2)]);
}

/** The APP1 segment that holds an XMP packet. */
export function xmpSegment(packet: string): Buffer {
  return jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`));
}

/** The APP1 segments that hold XMP too long for one, in parts of `partLength` bytes. */
export function extendedXmpSegments(packet: string, guid: string, partLength: number): Buffer[] {
  const bytes = Buffer.from(packet);
  const parts: Buffer[] = [];
  for (let offset = 0; offset < bytes.length; offset += partLength) {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(bytes.length, 0);
    head.writeUInt32BE(offset, 4);
    const name = Buffer.from(`http://ns.adobe.com/xmp/extension/\0${guid}`, 'latin1');
    parts.push(jpegSegment(0xe1, Buffer.concat([name, head, bytes.subarray(offset, offset + partLength)])));
  }
  return parts;
}
