import { hash } from 'node:crypto';
import sharp, { type SharpOptions } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { ThumbnailWidth } from '../schema/models/previews.js';

/** A thumbnail, and what was found out about its picture. */
export interface MadePicture {
  /** WebP. */
  webp: Uint8Array;
  /** Another one for other bytes. */
  etag: string;
  /** Of the picture as it is shown, in pixels. */
  width: number;
  height: number;
  thumbhash: Uint8Array;
}

/** Pixels of a picture that is decoded: 11,585², which takes half a gigabyte where it cannot be done row by row. */
const MAX_PIXELS = 2 ** 27;

/** Seconds of decoding, after which libvips gives up. Pictures of the most pixels take some four. */
const TIMEOUT = 30;

/** Pixels of the longer edge that a ThumbHash is made of, at most. */
const PLACEHOLDER_EDGE = 100;

const OPTIONS: SharpOptions = { failOn: 'none', limitInputPixels: MAX_PIXELS };

/** 30 ms for 320 pixels out of 1024²; the usual effort of 4 takes half as long again for 3 % less. */
const WEBP = { effort: 2, quality: 80 };

// As many pictures as there are threads are under way already, and no picture comes twice.
sharp.concurrency(1);
sharp.cache(false);
// Only what may be in an image folder: an SVG in a file of another name would be drawn, and may name other files.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((format) => `VipsForeignLoad${format}Buffer`),
});

/**
 * Makes the thumbnail of a picture: oriented as it is shown, of animations the first frame, never enlarged.
 * @returns Or why there can be none, for people.
 */
export async function makePicture(bytes: Uint8Array, width: ThumbnailWidth): Promise<MadePicture | string> {
  try {
    // By its header: what has too many pixels is refused before anything is decoded.
    const { autoOrient } = await sharp(bytes, OPTIONS).metadata();
    const webp = await sharp(bytes, OPTIONS)
      .timeout({ seconds: TIMEOUT })
      .autoOrient()
      .resize(width, width, { fit: 'inside', withoutEnlargement: true })
      .webp(WEBP)
      .toBuffer();
    return {
      webp: new Uint8Array(webp),
      etag: hash('sha256', webp, 'base64url').slice(0, 22),
      width: autoOrient.width,
      height: autoOrient.height,
      thumbhash: await placeholderOf(webp),
    };
  } catch (error) {
    return reasonOf(error);
  }
}

async function placeholderOf(webp: Buffer): Promise<Uint8Array> {
  const { data, info } = await sharp(webp)
    .resize(PLACEHOLDER_EDGE, PLACEHOLDER_EDGE, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return rgbaToThumbHash(info.width, info.height, data);
}

/** What libvips says is for programmers, and of many lines. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (message.includes('exceeds pixel limit')) return `the picture has more than ${MAX_PIXELS} pixels`;
  if (message.includes('unsupported image format')) return 'its format is none that thumbnails are made of';
  if (message.includes('timeout')) return `decoding it took longer than ${TIMEOUT} s`;
  return 'the picture is damaged';
}
