import type { Folder } from './batch.js';
import { MEADOW, PAPERLANTERN, USUAL_NEGATIVE } from './settings.js';

/** Directory names that URLs and sorting trip over. */
export const trickyNameFolders: readonly Folder[] = [
  {
    path: 'study in C#',
    batches: [
      {
        picture: ['tiles', 'ink'],
        shape: 'landscape',
        format: 'png',
        firstSeed: 1_080n,
        count: 6,
        prompt: 'ink and vermilion, constructivist poster, quarter circles',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
      },
      {
        picture: ['waves', 'retro'],
        shape: 'landscape',
        format: 'png',
        firstSeed: 2_147_483_645n,
        count: 5,
        prompt: 'seventies sea, sails, screen print, four colours',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
        pngText: 'zTXt',
      },
    ],
  },
  {
    path: '100% dots',
    batches: [
      {
        picture: ['dots', 'candy'],
        shape: 'square',
        format: 'png',
        firstSeed: 400n,
        count: 8,
        prompt: 'polka dots, pastel, swelling and shrinking, seamless',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
      },
      {
        picture: ['dots', 'sea'],
        shape: 'landscape',
        format: 'webp',
        firstSeed: 500n,
        count: 5,
        prompt: 'polka dots, swimming pool colours, 50% off poster',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
      },
    ],
  },
  {
    // "day 2" stands before "day 10" in natural order, behind it in text order.
    path: 'summer holidays/day 2',
    batches: [
      {
        picture: ['sunset', 'desert'],
        shape: 'wide',
        format: 'webp',
        firstSeed: 930_221n,
        count: 8,
        prompt: 'sun over a warm lagoon, turquoise sky, lazy afternoon',
        negativePrompt: USUAL_NEGATIVE,
        settings: MEADOW,
      },
    ],
  },
  {
    path: 'summer holidays/day 10',
    batches: [
      {
        picture: ['balloons', 'desert'],
        shape: 'landscape',
        format: 'jpg',
        firstSeed: 1_009n,
        count: 7,
        prompt: 'balloons over red rocks, evening, travel poster',
        negativePrompt: USUAL_NEGATIVE,
        settings: MEADOW,
      },
      {
        picture: ['stars', 'dusk'],
        shape: 'tall',
        format: 'jpg',
        firstSeed: 2_600_431_118n,
        count: 5,
        prompt: 'first stars after sunset, crescent moon, camp in the hills',
        negativePrompt: USUAL_NEGATIVE,
        settings: MEADOW,
      },
    ],
  },
];
