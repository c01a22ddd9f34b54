import type { Field } from '../texts/fields.js';
import { parseJson } from '../texts/json.js';
import { type Infotext, parseInfotext } from '../texts/infotext.js';
import { toReading } from './a1111-reading.js';
import type { GeneratorReader } from './generator.js';

/**
 * Where an infotext stands, in order of preference: EXIF before PNG text, as in AUTOMATIC1111's own reader, and both
 * before what may be of another program. `stealth` stands for all texts hidden in pixels.
 */
const PLACES = [
  ['usercomment', 'parameters', 'stealth'],
  // UserComment in XMP.
  ['exif:usercomment'],
  // What the Extras tab writes into PNG.
  ['postprocessing', 'extras'],
  // GIF, JPEG comments and video; PNG, where another program has moved it there.
  [
    'comment',
    'com',
    '\u00a9cmt',
    'description',
    'desc',
    'imagedescription',
    'tiff:imagedescription',
    'dc:description',
  ],
  // A text file beside the image.
  ['txt'],
].flat();
/** A text in the first of these is a prompt even without a parameter line; elsewhere it may be anything. */
const OWN_PLACES = 3;
/** What comfy-image-saver writes where it cannot follow the graph that it writes besides. */
const UNKNOWN = 'unknown';

const EMPTY_OR_BRACKET = /^\s*(?:$|[{[])/;
const OBJECT = /^\s*(?:\[\s*)?\{\s*"/;

/** Whether a text is taken for JSON rather than for an infotext, unless it names steps. */
export function beginsLikeJson(text: string): boolean {
  return OBJECT.test(text);
}

/** The infotext of AUTOMATIC1111, its forks, and everything that writes the same. */
export const a1111: GeneratorReader = {
  name: 'AUTOMATIC1111',
  read(fields) {
    let best: Field | null = null;
    let bestInfotext: Infotext | null = null;
    let bestRank = PLACES.length;
    for (const field of fields) {
      const rank = rankOf(field);
      if (rank < 0 || (bestInfotext?.hasParameters === true && rank > bestRank)) continue;
      const infotext = infotextOf(field);
      if (infotext === null || (!infotext.hasParameters && rank >= OWN_PLACES)) continue;
      if (infotext.prompt === UNKNOWN && fields.some(isGraph)) continue;
      if (bestInfotext !== null && !isBetter(infotext, rank, bestInfotext, bestRank)) continue;
      best = field;
      bestInfotext = infotext;
      bestRank = rank;
    }
    return best === null || bestInfotext === null ? null : toReading(best, bestInfotext, fields);
  },
};

/** A parameter line counts most, then the place; of several in one place the last counts, as Pillow keeps it. */
function isBetter(infotext: Infotext, rank: number, than: Infotext, thanRank: number): boolean {
  return infotext.hasParameters === than.hasParameters ? rank <= thanRank : infotext.hasParameters;
}

function rankOf({ carrier, name }: Field): number {
  if (name === 'parameters') return PLACES.indexOf(carrier.startsWith('stealth:') ? 'stealth' : name);
  return PLACES.indexOf(name);
}

/** The infotext in a field, or null: other generators put JSON into the same fields, and some leave them empty. */
function infotextOf({ text }: Field): Infotext | null {
  // Prompts begin with brackets too: `{{masterpiece}}`, `[a cat:a dog:0.5]`, `{"red"|"blue"} cat`.
  if (!EMPTY_OR_BRACKET.test(text)) return parseInfotext(text);
  if (text.trim() === '') return null;
  const isLikeJson = beginsLikeJson(text);
  // Graphs are long: they are not parsed to be told from prompts.
  if (isLikeJson && !text.includes('Steps:')) return null;
  if (parseJson(text) !== undefined) return null;
  const infotext = parseInfotext(text);
  return isLikeJson && !infotext.hasParameters ? null : infotext;
}

function isGraph({ text }: Field): boolean {
  return text.includes('"class_type"');
}
