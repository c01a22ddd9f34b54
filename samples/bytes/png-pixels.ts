import { zlibSync } from 'fflate';
import { pixelChunks, pngFile } from './png.js';
import type { Pixels } from './stealth.js';

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
  const { width, height, channels } = pixels;
  const { colourType = channels === 4 ? 6 : 2, filters = [0], chunks = [], ...header } = options;
  const compressed = zlibSync(filtered(pixels, filters));
  const data = pixelChunks(compressed, options.chunkLength ?? compressed.length);
  return pngFile([...chunks, ...data], { ...header, width, height, colourType });
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
