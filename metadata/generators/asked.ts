import type { Field } from '../texts/fields.js';
import type { GeneratorReader } from './generator.js';
import { generators } from './index.js';

/** What JSON, a text of JSON, XMP, or a name in front of JSON (`prompt:{…}`) begins with. */
const STRUCTURED = /^\s*(?:[{["<]|[a-z]{1,20}\s*:\s*\{)/i;

/** Those that declare nothing are asked about everything. */
const always = generators.map(({ texts, markers }) => texts === undefined && markers === undefined);

/** By the name of a text: the places in `generators` of those whose own it is. */
const byName = new Map<string, number[]>();
for (const [place, { texts }] of generators.entries()) {
  for (const name of texts ?? []) byName.set(name, [...(byName.get(name) ?? []), place]);
}
const byMarker = generators.flatMap(({ markers }, place) =>
  (markers ?? []).map((marker) => ({ marker, place })),
);

/** The generators that one of the texts may be of, by what they declare, in the order in which they are asked. */
export function askedGenerators(fields: readonly Field[]): readonly GeneratorReader[] {
  const [only] = fields;
  if (fields.length !== 1 || only === undefined || STRUCTURED.test(only.text)) return findAsked(fields);
  // Most files hold one plain text, and by the name alone it is known who is asked.
  const known = askedByName.get(only.name);
  if (known !== undefined) return known;
  const asked = findAsked(fields);
  if (askedByName.size < MAX_NAMES && only.name.length <= MAX_NAME_LENGTH) {
    askedByName.set(only.name, asked);
  }
  return asked;
}

/** Files may name their texts as they like. */
const MAX_NAMES = 256;
const MAX_NAME_LENGTH = 64;
const askedByName = new Map<string, readonly GeneratorReader[]>();

function findAsked(fields: readonly Field[]): GeneratorReader[] {
  const isAsked = [...always];
  for (const { name, text } of fields) {
    for (const place of byName.get(name) ?? []) isAsked[place] = true;
    if (!STRUCTURED.test(text)) continue;
    for (const { marker, place } of byMarker) {
      if (isAsked[place] !== true && text.includes(marker)) isAsked[place] = true;
    }
  }
  return generators.filter((_, place) => isAsked[place] === true);
}
