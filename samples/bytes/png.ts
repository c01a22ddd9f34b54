import { crc32 } from '../../metadata/bytes/crc32.js';
import { zlibSync } from 'fflate';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** One PNG chunk. `crc` stands in for the right checksum where a test wants a wrong one. */
export function pngChunk(type: string, data: Uint8Array, crc?: number): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc ?? crc32(body), body.length + 4);
  return chunk;
}

/** A PNG of the given chunks, between IHDR and IEND; the pixels are the caller's. */
export function pngFile(
  chunks: readonly Uint8Array[],
  { width = 1, height = 1, depth = 8, colourType = 2, interlace = 0 } = {},
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, interlace], 8);
  return Buffer.concat([SIGNATURE, pngChunk('IHDR', header), ...chunks, pngChunk('IEND', Buffer.alloc(0))]);
}

/** Compressed pixels in chunks of at most `length` bytes. */
export function pixelChunks(compressed: Uint8Array, length: number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < compressed.length; at += length) {
    chunks.push(pngChunk('IDAT', compressed.subarray(at, at + length)));
  }
  return chunks;
}

/** Pixels of one black dot, so that a file of `pngFile` can be shown. */
export function pngPixels(): Buffer {
  return pngChunk('IDAT', zlibSync(Uint8Array.of(0, 0, 0, 0)));
}

/** Puts chunks in front of the pixels of a PNG that another program made. */
export function insertIntoPng(png: Buffer, chunks: readonly Uint8Array[]): Buffer {
  const headerEnd = SIGNATURE.length + 25;
  return Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)]);
}

export function tEXt(keyword: string, text: string, encoding: BufferEncoding = 'latin1'): Buffer {
  return pngChunk(
    'tEXt',
    Buffer.concat([Buffer.from(`${keyword}\0`, 'latin1'), Buffer.from(text, encoding)]),
  );
}

export function zTXt(keyword: string, text: string): Buffer {
  return pngChunk(
    'zTXt',
    Buffer.concat([Buffer.from(`${keyword}\0\0`, 'latin1'), zlibSync(Buffer.from(text))]),
  );
}

export function iTXt(keyword: string, text: string, { compressed = false, language = '' } = {}): Buffer {
  const head = Buffer.from(`${keyword}\0${compressed ? '\x01' : '\0'}\0${language}\0\0`, 'latin1');
  const body = Buffer.from(text);
  return pngChunk('iTXt', Buffer.concat([head, compressed ? zlibSync(body) : body]));
}
