import { a1111 } from '../metadata/generators/a1111.js';
import { askedGenerators } from '../metadata/generators/asked.js';
import { parseUsualInfotext } from '../metadata/texts/infotext-usual.js';
import type { Metadata } from '../schema/models/metadata.js';
import { countSeedSlots, jsonInner, type PackedMetadata } from './pack.js';
import { isDigit, isOnlyCut, type SeedCut } from './seed-cut.js';

/** In the metadata, among the parameters, and in the text as found. */
const PLACES = 3;

/**
 * Whether other digits at the cut change nothing of what is packed but the seed itself. They must have 4 to 20 digits, no
 * leading zero, and be none of the other seeds of the text. It is so where all of this holds:
 *
 * - AUTOMATIC1111's reader is asked first, and the text has the usual shape, not that of JSON: where its parts and its
 *   pairs begin and end is then told by letters, quotes, brackets, commas and line ends alone.
 * - There is one pair `Seed`, of which the digits are the whole value, and they were read as the seed.
 * - Nothing was warned of: warnings show values.
 * - The packer has put a slot in each place of the seed, and keeps the raw text.
 * - No prompt could be found in a place that holds digits of the seed: the packer looks for prompts first.
 */
export function dependsOnlyOnSeed(cut: SeedCut, metadata: Metadata, packed: PackedMetadata): boolean {
  const { text, start, end } = cut;
  const { prompt, negativePrompt, seed, raw, parameters, warnings, errors } = metadata;
  const digits = text.slice(start, end);
  if (seed !== digits || warnings.length > 0 || errors.length > 0 || raw.length !== 1) return false;
  if (!isOnlyCut(cut) || /^[{[]/.test(text) || parseUsualInfotext(text) === null) return false;
  if (askedGenerators([cut.field])[0] !== a1111) return false;
  const seeds = parameters.filter(({ name }) => name.toLowerCase() === 'seed');
  if (seeds.length !== 1 || seeds[0]?.name !== 'Seed' || seeds[0].value !== digits) return false;
  // Kept in a template of limited length, which has slots for the digits, however many these are.
  if (!packed.recipe.hasRaw) return false;
  if (countSeedSlots(packed.recipe.template) !== PLACES) return false;
  return !mayMeetSeed(prompt, cut) && !mayMeetSeed(negativePrompt, cut);
}

/** A prompt without these meets no seed: it would have to begin among its digits, or reach them from the space before. */
const DIGITS_TO_MEET = /^\d| \d/;

/**
 * Whether a prompt might be found where there are digits of the seed, whichever these are: in their midst, or with what
 * stands before or behind them. In JSON outside of the text, that is a bare quote, which no prompt holds there.
 */
function mayMeetSeed(prompt: string, { text, start, end }: SeedCut): boolean {
  if (!DIGITS_TO_MEET.test(prompt)) return false;
  const sought = jsonInner(prompt);
  let digits = 0;
  while (isDigit(sought.charCodeAt(digits))) digits++;
  if (digits > 0 && (digits === sought.length || sought[digits] === jsonInner(text.slice(end, end + 1))[0])) {
    return true;
  }
  // The seed is always behind a space.
  const before = jsonInner(text.slice(0, start));
  for (let at = sought.indexOf(' '); at >= 0; at = sought.indexOf(' ', at + 1)) {
    if (isDigit(sought.charCodeAt(at + 1)) && before.endsWith(sought.slice(0, at + 1))) return true;
  }
  return false;
}
