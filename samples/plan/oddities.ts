import type { Folder } from './batch.js';
import { MEADOW, PAPERLANTERN, USUAL_NEGATIVE } from './settings.js';

/** What else real folders hold: other names and endings, files without metadata, files that are broken. */
export const oddFolders: readonly Folder[] = [
  {
    path: 'odd files',
    batches: [
      {
        picture: ['koi', 'forest'],
        shape: 'square',
        format: 'png',
        extension: 'PNG',
        firstSeed: 61n,
        count: 4,
        prompt: 'koi in a green pond, lily pads',
        negativePrompt: USUAL_NEGATIVE,
        settings: MEADOW,
      },
      {
        picture: ['mountains', 'dawn'],
        shape: 'portrait',
        format: 'png',
        firstSeed: 4_711n,
        count: 5,
        prompt: 'mountains at first light, misty fir wood',
        negativePrompt: USUAL_NEGATIVE,
        settings: MEADOW,
        flaws: { 2: 'no metadata' },
      },
      {
        picture: ['lanterns', 'dusk'],
        shape: 'upright',
        format: 'webp',
        firstSeed: 90_210n,
        count: 4,
        prompt: 'lanterns in the evening sky',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
        flaws: { 3: 'cut off' },
      },
    ],
  },
  {
    path: '',
    batches: [
      {
        name: 'cover',
        picture: ['aurora', 'night'],
        shape: 'large',
        format: 'png',
        firstSeed: 42n,
        count: 1,
        prompt: 'northern lights over a wood, deep blue night',
        negativePrompt: USUAL_NEGATIVE,
        settings: PAPERLANTERN,
      },
    ],
  },
];
