import sharp from 'sharp';
import { FORMATS } from './formats.js';
import { writeInfotext } from './infotext.js';
import { drawSvg } from './pictures/draw.js';
import type { Sample } from './plan/samples.js';

/** Makes the bytes of one image of the library. */
export async function makeImage({ subject, format, recipe, pngText, flaw }: Sample): Promise<Buffer> {
  const { encode, embed } = FORMATS[format];
  const { width, height } = subject;
  // Without an alpha channel: with one, WebP would come in the extended form, which has no place for another header.
  const picture = sharp(Buffer.from(drawSvg({ ...subject }))).flatten({ background: '#000000' });
  const plain = await encode(picture);
  if (flaw === 'no metadata') return plain;
  const image = embed(plain, { text: writeInfotext(recipe), width, height, pngText });
  return flaw === 'cut off' ? image.subarray(0, image.length / 2) : image;
}
