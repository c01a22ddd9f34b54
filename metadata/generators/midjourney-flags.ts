/** What a user typed: the prompt, and the flags behind it with their values. */
interface Typed {
  prompt: string;
  /** By name, in lower case. */
  flags: ReadonlyMap<string, string>;
}

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)`;
/**
 * The flags of all versions (docs.midjourney.com, "Parameter List") by what follows them. A word that is none, or is
 * followed by something else, is a part of the prompt.
 */
const SHAPES: readonly (readonly [shape: RegExp, names: string])[] = [
  [
    /^$/,
    'tile raw draft fast relax turbo video hd uplight upbeta upanime creative test testp beta stealth public loop',
  ],
  [/^\S+$/, 'seed sameseed'],
  [
    new RegExp(`^${NUMBER}(?::${NUMBER})?$`),
    'ar aspect c chaos exp iw q quality repeat r s stylize stop w weird v version h hq cw sw sv ow bs width height',
  ],
  [new RegExp(`^(?:${NUMBER})?$`), 'niji'],
  [/^\S+(?:\s+\S+){0,15}$/, 'style sref cref oref motion'],
  [/^(?:\S+(?:\s+\S+){0,15})?$/, 'p profile personalize'],
  [/\S/, 'no'],
];
const SHAPE_OF = new Map<string, RegExp>();
for (const [shape, names] of SHAPES) for (const name of names.split(' ')) SHAPE_OF.set(name, shape);
/** Only of `--no` a value may be longer; others are addresses of pictures at most. */
const MAX_LENGTH = 8192;

/** Splits what a user typed at the first flag. All that begins with `--` behind it is one, too: newer ones come. */
export function splitFlags(text: string): Typed {
  const words = [...text.matchAll(/(?:^|\s)--(?=[a-z])/gi)].map(({ index, 0: { length } }, place, all) => ({
    index,
    flag: splitFlag(text.slice(index + length, all[place + 1]?.index)),
  }));
  const first = words.findIndex(({ flag }) => isKnown(flag));
  const flags = first < 0 ? [] : words.slice(first);
  return { prompt: text.slice(0, flags[0]?.index).trim(), flags: new Map(flags.map(({ flag }) => flag)) };
}

type Flag = readonly [name: string, value: string];

/** `ar 2:1`, or a flag alone, such as `tile`. */
function splitFlag(flag: string): Flag {
  const space = flag.search(/\s/);
  return space < 0
    ? [flag.toLowerCase(), '']
    : [flag.slice(0, space).toLowerCase(), flag.slice(space).trim()];
}

function isKnown([name, value]: Flag): boolean {
  if (name !== 'no' && value.length > MAX_LENGTH) return false;
  return SHAPE_OF.get(name)?.test(value) === true;
}
