import sharp, { type Sharp, type WebpOptions } from 'sharp';
import { bytesSource, readFrom, type SyncSource } from '../../../metadata/bytes/reading.js';
import type { Picture, RowReader } from '../../../metadata/pixels/rows.js';
import { readStealth, type Stealth } from '../../../metadata/pixels/stealth.js';
import {
  hideInPixels,
  type Pixels,
  stealthBytes,
  type StealthKind,
  type StealthOptions,
} from '../../../samples/bytes/stealth.js';

export const KINDS: readonly StealthKind[] = ['pnginfo', 'pngcomp', 'rgbinfo', 'rgbcomp'];

/** Pixels of which each channel is told by a function; opaque where it tells nothing of alpha. */
export function pixelsOf(size: Picture, value: (x: number, y: number, channel: number) => number): Pixels {
  const data = new Uint8Array(size.width * size.height * size.channels);
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / size.channels);
    data[at] = value(pixel % size.width, Math.floor(pixel / size.width), at % size.channels);
  }
  return { ...size, data };
}

/** A picture of soft colours, opaque. */
export function softPixels(width: number, height: number, channels: 3 | 4 = 4): Pixels {
  return pixelsOf({ width, height, channels }, (x, y, channel) =>
    channel === 3 ? 255 : 128 + 60 * Math.sin(x / (5 + channel)) + 60 * Math.cos(y / 7),
  );
}

/** Numbers that look like chance, the same for the same place. */
export function noise(x: number, y: number, channel: number): number {
  const mixed = Math.imul(Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca6b) ^ channel, 0xc2b2ae35);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 24;
}

/** A picture that cannot be compressed, of about a megabyte; opaque. */
export function noisyPixels(): Pixels {
  return pixelsOf({ width: 600, height: 600, channels: 4 }, (x, y, channel) =>
    channel === 3 ? 255 : noise(x, y, channel),
  );
}

/** Soft colours with a text in them. */
export function hiding(
  kind: StealthKind,
  text: string | Uint8Array,
  size: { width?: number; height?: number; channels?: 3 | 4 } = {},
  options: StealthOptions = {},
): Pixels {
  const { width = 64, height = 200, channels = 4 } = size;
  return hideInPixels(softPixels(width, height, channels), kind, stealthBytes(kind, text, options));
}

/** As another program encodes it. */
export function encoder({ data, ...raw }: Pixels): Sharp {
  return sharp(data, { raw });
}

export function losslessWebp(pixels: Pixels, options: WebpOptions = {}): Promise<Buffer> {
  return encoder(pixels)
    .webp({ lossless: true, exact: true, effort: 1, ...options })
    .toBuffer();
}

export function stealthIn(file: Uint8Array, format: string): Stealth {
  return stealthFrom(bytesSource(file), format);
}

export function stealthFrom(source: SyncSource, format: string): Stealth {
  return readFrom(source, () => readStealth(format));
}

/** All rows of a file; the size is null where it is not read. */
export function rowsOf(file: Uint8Array, read: RowReader): { picture: Picture | null; data: Buffer } {
  const found: { picture: Picture | null; rows: Uint8Array[] } = { picture: null, rows: [] };
  const taker = {
    columns: 0,
    begin(picture: Picture) {
      found.picture = picture;
      taker.columns = picture.width;
      return true;
    },
    take(row: Uint8Array) {
      found.rows.push(row.slice());
      return true;
    },
  };
  readFrom(bytesSource(file), () => read(taker));
  return { picture: found.picture, data: Buffer.concat(found.rows) };
}
