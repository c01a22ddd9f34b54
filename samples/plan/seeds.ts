import type { Folder } from './batch.js';
import { MEADOW, PAPERLANTERN, USUAL_NEGATIVE } from './settings.js';

/** Seeds that are grouped wrongly where they are read as text or as JavaScript numbers. */
export const seedFolders: readonly Folder[] = [
  {
    path: 'seeds/64 bits',
    batches: [
      {
        picture: ['stars', 'night'],
        shape: 'upright',
        format: 'png',
        // Ends at 2^64 - 1, the largest there is.
        firstSeed: 18_446_744_073_709_551_606n,
        count: 10,
        prompt: 'crescent moon, milky way, dark hills, sparkling stars, quiet night',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
      },
      {
        picture: ['rings', 'candy'],
        shape: 'square',
        format: 'webp',
        // Crosses 2^53, from where on a JavaScript number holds every second integer only.
        firstSeed: 9_007_199_254_740_987n,
        count: 10,
        prompt: 'concentric circles in squares, pastel sweets, abstract study',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
      },
      {
        picture: ['mosaic', 'forest'],
        shape: 'square',
        format: 'jpg',
        // Crosses 2^32.
        firstSeed: 4_294_967_290n,
        count: 8,
        prompt: 'triangles, moss and mist, abstract forest',
        negativePrompt: USUAL_NEGATIVE,
        settings: MEADOW,
      },
    ],
  },
  {
    path: 'seeds/same seed',
    batches: [
      {
        picture: ['rings', 'retro'],
        shape: 'upright',
        format: 'png',
        firstSeed: 777n,
        count: 6,
        prompt: 'circles in squares, seventies wallpaper, warm colours',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
      },
      {
        picture: ['tiles', 'retro'],
        shape: 'upright',
        format: 'png',
        firstSeed: 777n,
        count: 6,
        prompt: 'geometric tiles, quarter circles, seventies wallpaper, warm colours',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
      },
      {
        picture: ['leaves', 'autumn'],
        shape: 'landscape',
        format: 'webp',
        // 98, 99, 100, 101: in order as numbers, not as text.
        firstSeed: 98n,
        count: 4,
        prompt: 'autumn twigs before a low sun, linocut',
        negativePrompt: USUAL_NEGATIVE,
        settings: MEADOW,
      },
    ],
  },
];
