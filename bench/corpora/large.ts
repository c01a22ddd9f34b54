import sharp, { type Sharp } from 'sharp';
import { FORMATS, type FormatName } from '../../samples/formats.js';
import { writeInfotext } from '../../samples/infotext.js';
import { pixelChunks, pngChunk } from '../../samples/bytes/png.js';
import { randomOf } from '../../samples/pictures/random.js';
import { corpus, type MakeFile } from './folder.js';
import { recipeOf } from './recipes.js';

const MIX: readonly FormatName[] = ['png', 'webp', 'png', 'jpg'];
/** Width and height in pixels, so that files have 0.4 to 1 MB. */
const PNG_SIZES = [416, 512, 576];
const LOSSY_SIZES = [832, 1024, 1216];
/** Bytes in a chunk of pixels: what libpng writes, and what Pillow does. */
const CHUNK_LENGTHS = [8192, 65_536];
const PNG_HEAD = 33;
const CHUNK_HEADER = 8;

/** Large files of 0.4 to 1 MB: PNG with their pixels in many chunks, WebP and JPEG, an infotext in each. */
export async function largeCorpus(count: number): Promise<string[]> {
  const pictures = new Map<string, Buffer>();
  for (const size of LOSSY_SIZES) {
    const noise = noisyPicture(size);
    pictures.set(`jpg ${size}`, await noise.clone().jpeg({ quality: 95 }).toBuffer());
    pictures.set(`webp ${size}`, await noise.clone().webp({ quality: 95, effort: 1 }).toBuffer());
  }
  for (const size of PNG_SIZES) {
    const png = await noisyPicture(size).png({ compressionLevel: 6 }).toBuffer();
    for (const length of CHUNK_LENGTHS) pictures.set(`png ${size} ${length}`, inChunks(png, length));
  }
  const make: MakeFile = (index) => {
    const format = MIX[index % MIX.length] ?? 'png';
    const sizes = format === 'png' ? PNG_SIZES : LOSSY_SIZES;
    const size = sizes[index % sizes.length] ?? 512;
    const chunk = CHUNK_LENGTHS[Math.floor(index / MIX.length) % CHUNK_LENGTHS.length];
    const recipe = recipeOf(index);
    const bytes = pictures.get(format === 'png' ? `png ${size} ${chunk}` : `${format} ${size}`);
    if (bytes === undefined) throw new Error(`no picture for ${format}`);
    return {
      name: `${String(index).padStart(6, '0')}-${recipe.seed}.${format}`,
      bytes: FORMATS[format].embed(bytes, { text: writeInfotext(recipe), width: size, height: size }),
    };
  };
  return corpus('large', count, make);
}

/** What compresses as badly as a photograph with grain. */
function noisyPicture(size: number): Sharp {
  const random = randomOf(`noise ${size}`);
  const pixels = Buffer.alloc(size * size * 3);
  for (let at = 0; at < pixels.length; at++) {
    const shade = 96 + 64 * Math.sin(at / (size * 9)) + 64 * Math.sin(at / 97);
    pixels[at] = Math.max(0, Math.min(255, shade + random() * 64));
  }
  return sharp(pixels, { raw: { width: size, height: size, channels: 3 } });
}

/** The PNG with its pixels in chunks of another length. */
function inChunks(png: Buffer, length: number): Buffer {
  const pixels: Buffer[] = [];
  for (let at = PNG_HEAD; at < png.length;) {
    const size = png.readUInt32BE(at);
    const start = at + CHUNK_HEADER;
    if (png.toString('latin1', at + 4, start) === 'IDAT') pixels.push(png.subarray(start, start + size));
    at = start + size + 4;
  }
  const chunks = pixelChunks(Buffer.concat(pixels), length);
  return Buffer.concat([png.subarray(0, PNG_HEAD), ...chunks, pngChunk('IEND', Buffer.alloc(0))]);
}
