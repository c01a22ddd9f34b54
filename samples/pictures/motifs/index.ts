import type { Motif } from '../canvas.js';
import { aurora } from './aurora.js';
import { balloons } from './balloons.js';
import { city } from './city.js';
import { dots } from './dots.js';
import { flowers } from './flowers.js';
import { hills } from './hills.js';
import { koi } from './koi.js';
import { lanterns } from './lanterns.js';
import { leaves } from './leaves.js';
import { mosaic } from './mosaic.js';
import { mountains } from './mountains.js';
import { planet } from './planet.js';
import { rings } from './rings.js';
import { scales } from './scales.js';
import { stars } from './stars.js';
import { sunset } from './sunset.js';
import { tiles } from './tiles.js';
import { waves } from './waves.js';

export const MOTIFS = {
  aurora,
  balloons,
  city,
  dots,
  flowers,
  hills,
  koi,
  lanterns,
  leaves,
  mosaic,
  mountains,
  planet,
  rings,
  scales,
  stars,
  sunset,
  tiles,
  waves,
} satisfies Record<string, Motif>;

export type MotifName = keyof typeof MOTIFS;
