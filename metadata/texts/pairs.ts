import type { Parameter } from '../../schema/models/metadata.js';
import { frequentKeyAt, nameOf, noValues, putValue } from './infotext-keys.js';
import { closingBracket, closingQuote, skipSpace } from './infotext-value-ends.js';

/** What a line of `Key: value, Key: value` holds. */
export interface Pairs {
  parameters: Parameter[];
  /** The values of the keys of an infotext, as `valuesByKey` has them. */
  values: string[];
  /** How many of the parameters have a key of the grammar's form. */
  wellFormed: number;
  /** Parts between commas that are no pair. */
  unparsed: string[];
  /** Whether a quoted value began that never ended. */
  isOpen: boolean;
}

/** A letter, digit or underscore, then letters, digits, underscores, spaces, `-` and `/`. */
const KEY = /[\p{L}\p{N}_][\p{L}\p{N}_ \-/]*(?=:)/uy;
const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTE = 0x22;
const BRACE = 0x7b;
const BRACKET = 0x5b;
const SPACE = 0x20;

/** By ASCII code: what a key begins with is 2, what it goes on with 1. */
const KEY_CHARACTERS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /\w/.test(character) ? 2 : /[ \-/]/.test(character) ? 1 : 0;
});

/**
 * Splits a parameter line. A value is a JSON string, a JSON object or list, or everything up to the next comma.
 * Values stay as written, quotes included. Linear in its input: a bracket that never closes is looked for once.
 * @param from Where in the text the line begins.
 * @param to The position behind the line; nothing but white space may follow it in the text.
 */
export function parsePairs(text: string, from = 0, to = text.length): Pairs {
  const pairs: Pairs = { parameters: [], values: noValues(), wellFormed: 0, unparsed: [], isOpen: false };
  let bracketsClose = true;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === COMMA) {
      at++;
      continue;
    }
    const key = frequentKeyAt(text, at);
    const name = key < 0 ? '' : nameOf(key);
    const keyEnd = key < 0 ? endOfKey(text, at, to) : at + name.length;
    if (keyEnd < 0) {
      const next = skipSpace(text, at);
      const end = next > at ? next - 1 : commaOrEnd(text, at, to);
      if (next === at) takeLoosePart(text.slice(at, end), pairs);
      at = end + 1;
      continue;
    }
    let start = keyEnd + 1;
    if (text.charCodeAt(start) === SPACE) start++;
    let first = text.charCodeAt(start);
    if (first <= SPACE || first > 0x7f) {
      start = skipSpace(text, start);
      first = text.charCodeAt(start);
    }
    let end = start;
    if (first === QUOTE) {
      end = closedValue(text, start, pairs);
    } else if (bracketsClose && (first === BRACE || first === BRACKET)) {
      const closed = closingBracket(text, start);
      bracketsClose = closed >= 0;
      if (bracketsClose) end = closed;
    }
    end = commaOrEnd(text, end, to);
    const value = trimmed(text, start, end);
    if (key < 0) take(pairs, trimmed(text, at, keyEnd), value);
    else takeFrequent(pairs, key, name, value);
    pairs.wellFormed++;
    at = end + 1;
  }
  return pairs;
}

function takeFrequent({ parameters, values }: Pairs, key: number, name: string, value: string): void {
  parameters.push({ name, value });
  if (key < values.length) values[key] = value;
}

function take({ parameters, values }: Pairs, name: string, value: string): void {
  parameters.push({ name, value });
  putValue(values, name, value);
}

/** Whether a line begins with a key. */
export function beginsWithKey(line: string): boolean {
  return endOfKey(line, 0, line.length) >= 0;
}

/** The position of the colon behind the key at `at`, or -1. Keys of other than ASCII letters are rare. */
function endOfKey(text: string, at: number, to: number): number {
  let code = text.charCodeAt(at);
  if (code < 0x80 && KEY_CHARACTERS[code] !== 2) return -1;
  let end = at;
  for (; end < to; end++) {
    code = text.charCodeAt(end);
    if (code >= 0x80) return endOfAnyKey(text, at);
    if (KEY_CHARACTERS[code] === 0) return code === COLON ? end : -1;
  }
  return -1;
}

function endOfAnyKey(text: string, at: number): number {
  KEY.lastIndex = at;
  const key = KEY.exec(text)?.[0];
  return key === undefined ? -1 : at + key.length;
}

/** Outside the grammar, yet named: `FreeU (v2): true`. The name is what stands before the colon. */
function takeLoosePart(part: string, pairs: Pairs): void {
  const colon = part.indexOf(':');
  if (colon > 0) {
    take(pairs, part.slice(0, colon).trim(), part.slice(colon + 1).trim());
  } else if (part.trim() !== '') {
    pairs.unparsed.push(part.trim());
  }
}

function commaOrEnd(text: string, from: number, to: number): number {
  const comma = text.indexOf(',', from);
  return comma < 0 ? to : comma;
}

/**
 * The end of the quoted value at `start`, if a comma or the end of the line follows; a quote may also just be a
 * character, and then the value goes up to the next comma.
 */
function closedValue(text: string, start: number, pairs: Pairs): number {
  const end = closingQuote(text, start);
  if (end < 0) {
    pairs.isOpen = true;
    return start;
  }
  const next = skipSpace(text, end);
  return next >= text.length || text.charCodeAt(next) === COMMA ? end : start;
}

/** A piece of the text without white space at its end; at its start there is none. */
function trimmed(text: string, start: number, end: number): string {
  const piece = text.slice(start, end);
  const last = text.charCodeAt(end - 1);
  return last > SPACE && last < 0x80 ? piece : piece.trim();
}
