import { zlibSync } from 'fflate';
import { pngChunk } from './png.js';
import type { Pixels } from './stealth.js';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const IEND = pngChunk('IEND', Buffer.alloc(0));

export interface PngOptions {
  /** The filters of the rows, over and over. */
  filters?: readonly number[];
  /** Bytes of compressed data per chunk. */
  chunkLength?: number;
  /** What stands in IHDR instead of what is right. */
  depth?: number;
  colourType?: number;
  interlace?: number;
  /** Chunks in front of the pixels. */
  chunks?: readonly Uint8Array[];
}

/** A PNG with these pixels. */
export function pngOfPixels(pixels: Pixels, options: PngOptions = {}): Buffer {
  const { depth = 8, colourType = pixels.channels === 4 ? 6 : 2, interlace = 0, chunks = [] } = options;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  header.set([depth, colourType, 0, 0, interlace], 8);
  const compressed = zlibSync(filtered(pixels, options.filters ?? [0]));
  const length = options.chunkLength ?? compressed.length;
  const data: Buffer[] = [];
  for (let at = 0; at < compressed.length; at += length) {
    data.push(pngChunk('IDAT', compressed.subarray(at, at + length)));
  }
  return Buffer.concat([SIGNATURE, pngChunk('IHDR', header), ...chunks, ...data, IEND]);
}

/** The rows, each with the number of its filter in front (W3C PNG specification, third edition, chapter 9). */
function filtered({ width, height, channels, data }: Pixels, filters: readonly number[]): Uint8Array {
  const rowLength = width * channels;
  const result = new Uint8Array(height * (rowLength + 1));
  for (let y = 0; y < height; y++) {
    const filter = filters[y % filters.length] ?? 0;
    result[y * (rowLength + 1)] = filter;
    for (let at = 0; at < rowLength; at++) {
      const here = y * rowLength + at;
      const left = at < channels ? 0 : (data[here - channels] ?? 0);
      const up = y === 0 ? 0 : (data[here - rowLength] ?? 0);
      const upLeft = at < channels || y === 0 ? 0 : (data[here - rowLength - channels] ?? 0);
      const foretold = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter] ?? 0;
      result[y * (rowLength + 1) + 1 + at] = (data[here] ?? 0) - foretold;
    }
  }
  return result;
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const distances = [left, up, upLeft].map((value) => Math.abs(estimate - value));
  return [left, up, upLeft][distances.indexOf(Math.min(...distances))] ?? 0;
}
