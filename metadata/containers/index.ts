import type { Container } from './container.js';
import { gif } from './gif.js';
import { avif, heif } from './heif.js';
import { jpeg } from './jpeg.js';
import { jxl } from './jxl.js';
import { mp4 } from './mp4.js';
import { png } from './png.js';
import { webm } from './webm.js';
import { webp } from './webp.js';

/** Every container that is read; the first that recognises a file reads it. MP4 takes what HEIF leaves. */
export const containers: readonly Container[] = [png, webp, jpeg, gif, avif, heif, jxl, mp4, webm];
