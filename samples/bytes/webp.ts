/** One RIFF chunk, padded to an even length. */
export function webpChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(8 + data.length + (data.length & 1));
  chunk.write(type, 0, 'latin1');
  chunk.writeUInt32LE(data.length, 4);
  chunk.set(data, 8);
  return chunk;
}

/** A WebP of the given chunks. */
export function webpFile(chunks: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]);
  const header = Buffer.alloc(8);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body]);
}

const HAS_EXIF = 0x08;

/** Adds EXIF behind the pixels of a simple WebP that another program made, as the extended format has it. */
export function appendExifToWebp(
  webp: Buffer,
  tiff: Uint8Array,
  { width, height }: { width: number; height: number },
): Buffer {
  const extended = Buffer.alloc(10);
  extended[0] = HAS_EXIF;
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  return webpFile([webpChunk('VP8X', extended), webp.subarray(12), webpChunk('EXIF', tiff)]);
}
