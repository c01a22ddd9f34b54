import { gzipSync } from 'fflate';

/** The four forms, as they stand behind `stealth_`. */
export type StealthKind = 'pnginfo' | 'pngcomp' | 'rgbinfo' | 'rgbcomp';

/** Pixels of 8 bits per channel, row by row. */
export interface Pixels {
  width: number;
  height: number;
  channels: 3 | 4;
  data: Uint8Array;
}

export interface StealthOptions {
  /** Stands in for the right signature where a test wants a wrong one. */
  signature?: string;
  /** Stands in for the right number of bits. */
  bits?: number;
}

/** What is hidden: signature, length in bits, text. */
export function stealthBytes(
  kind: StealthKind,
  text: string | Uint8Array,
  { signature = `stealth_${kind}`, bits }: StealthOptions = {},
): Buffer {
  const plain = Buffer.from(text);
  const stored = kind.endsWith('comp') && typeof text === 'string' ? gzipSync(plain) : plain;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bits ?? stored.length * 8);
  return Buffer.concat([Buffer.from(signature), length, stored]);
}

/** Writes bytes into the lowest bits of pixels, down the columns, as the generators do. Other pixels stay. */
export function hideInPixels(pixels: Pixels, kind: StealthKind, bytes: Uint8Array): Pixels {
  const { width, height, channels } = pixels;
  const data = Uint8Array.from(pixels.data);
  const hidingChannels = kind.startsWith('rgb') ? [0, 1, 2] : [3];
  let bit = 0;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      for (const channel of hidingChannels) {
        if (bit === bytes.length * 8) return { ...pixels, data };
        const at = (y * width + x) * channels + channel;
        const value = ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
        data[at] = ((data[at] ?? 0) & 0xfe) | value;
        bit++;
      }
    }
  }
  if (bit < bytes.length * 8) throw new Error(`${bytes.length} bytes do not fit`);
  return { ...pixels, data };
}
