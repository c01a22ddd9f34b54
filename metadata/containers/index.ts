import type { Container } from './container.js';
import { jpeg } from './jpeg.js';
import { png } from './png.js';
import { webp } from './webp.js';

/** Every container that is read; the first that recognises a file reads it. */
export const containers: readonly Container[] = [png, webp, jpeg];
