import type { Sharp } from 'sharp';
import { infotextExif } from './bytes/exif.js';
import { exifSegment, insertIntoJpeg } from './bytes/jpeg.js';
import { insertIntoPng, iTXt, tEXt, zTXt } from './bytes/png.js';
import { appendExifToWebp } from './bytes/webp.js';

/** The kinds of PNG chunk that hold text. AUTOMATIC1111 writes the first two; others write the rest. */
export type PngText = 'tEXt' | 'iTXt' | 'zTXt' | 'compressed iTXt';

/** What is put into an image besides its pixels. */
interface Embedding {
  text: string;
  /** In pixels. */
  width: number;
  height: number;
  /** Which chunk a PNG gets; by default what AUTOMATIC1111 would take for the text. */
  pngText?: PngText | undefined;
}

interface Format {
  encode(picture: Sharp): Promise<Buffer>;
  /** Puts an infotext where AUTOMATIC1111 puts it. */
  embed(image: Buffer, embedding: Embedding): Buffer;
}

export const FORMATS = {
  png: {
    // A palette keeps a picture below 100 kB; full colours take four times that. Most effort saves 6 % and takes twice as long.
    encode: (picture) =>
      picture.png({ palette: true, quality: 78, dither: 0.4, effort: 1, compressionLevel: 6 }).toBuffer(),
    embed: (image, { text, pngText = isLatin1(text) ? 'tEXt' : 'iTXt' }) =>
      insertIntoPng(image, [PNG_TEXTS[pngText](text)]),
  },
  webp: {
    encode: (picture) => picture.webp({ quality: 84, effort: 2 }).toBuffer(),
    embed: (image, { text, width, height }) => appendExifToWebp(image, infotextExif(text), { width, height }),
  },
  jpg: {
    encode: (picture) => picture.jpeg({ quality: 83, optimiseCoding: true }).toBuffer(),
    embed: (image, { text }) => insertIntoJpeg(image, [exifSegment(infotextExif(text))]),
  },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

const PNG_TEXTS: Record<PngText, (text: string) => Buffer> = {
  tEXt: (text) => tEXt('parameters', text),
  iTXt: (text) => iTXt('parameters', text),
  zTXt: (text) => zTXt('parameters', text),
  'compressed iTXt': (text) => iTXt('parameters', text, { compressed: true }),
};

/** tEXt and zTXt hold Latin-1 alone. */
function isLatin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text;
}
