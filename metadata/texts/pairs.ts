import type { Parameter } from '../../schema/models/metadata.js';

/** What a line of `Key: value, Key: value` holds. */
export interface Pairs {
  parameters: Parameter[];
  /** How many of the parameters have a key of the grammar's form. */
  wellFormed: number;
  /** Parts between commas that are no pair. */
  unparsed: string[];
}

/** A letter, digit or underscore, then letters, digits, underscores, spaces, `-` and `/`. */
const KEY = /[\p{L}\p{N}_][\p{L}\p{N}_ \-/]*(?=:)/uy;
const SPACE = /\s*/y;

/**
 * Splits a parameter line. A value is a JSON string, a JSON object or list, or everything up to the next comma.
 * Values stay as written, quotes included. Linear in its input: a bracket that never closes is looked for once.
 */
export function parsePairs(line: string): Pairs {
  const pairs: Pairs = { parameters: [], wellFormed: 0, unparsed: [] };
  let bracketsClose = true;
  let at = 0;
  while (at < line.length) {
    at += lengthOf(SPACE, line, at);
    if (line[at] === ',') {
      at++;
      continue;
    }
    if (at >= line.length) break;
    const keyLength = lengthOf(KEY, line, at);
    if (keyLength === 0) {
      const end = commaOrEnd(line, at);
      takeLoosePart(line.slice(at, end), pairs);
      at = end + 1;
      continue;
    }
    const start = at + keyLength + 1 + lengthOf(SPACE, line, at + keyLength + 1);
    let end: number | null = null;
    if (line[start] === '"') {
      end = closedValue(line, closingQuote(line, start));
    } else if (bracketsClose && (line[start] === '{' || line[start] === '[')) {
      end = closingBracket(line, start);
      bracketsClose = end !== null;
    }
    end = commaOrEnd(line, end ?? start);
    pairs.parameters.push({
      name: line.slice(at, at + keyLength).trim(),
      value: line.slice(start, end).trim(),
    });
    pairs.wellFormed++;
    at = end + 1;
  }
  return pairs;
}

/** Whether a line begins with a key. */
export function beginsWithKey(line: string): boolean {
  return lengthOf(KEY, line, 0) > 0;
}

/** Outside the grammar, yet named: `FreeU (v2): true`. The name is what stands before the colon. */
function takeLoosePart(part: string, pairs: Pairs): void {
  const colon = part.indexOf(':');
  if (colon > 0) {
    pairs.parameters.push({ name: part.slice(0, colon).trim(), value: part.slice(colon + 1).trim() });
  } else if (part.trim() !== '') {
    pairs.unparsed.push(part.trim());
  }
}

function lengthOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0].length ?? 0;
}

function commaOrEnd(line: string, from: number): number {
  const comma = line.indexOf(',', from);
  return comma < 0 ? line.length : comma;
}

/** The end of a quoted value, if a comma or the end of the line follows; a quote may also just be a character. */
function closedValue(line: string, end: number | null): number | null {
  if (end === null) return null;
  const next = line[end + lengthOf(SPACE, line, end)];
  return next === undefined || next === ',' ? end : null;
}

/** The position behind the quote that closes the JSON string at `start`, or null. */
function closingQuote(line: string, start: number): number | null {
  for (let at = start + 1; at < line.length; at++) {
    const character = line[at];
    if (character === '\\') at++;
    else if (character === '"') return at + 1;
  }
  return null;
}

/** The position behind the bracket that closes the one at `start`, or null. Brackets in JSON strings do not count. */
function closingBracket(line: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < line.length; at++) {
    const character = line[at];
    if (character === '"') {
      const end = closingQuote(line, at);
      if (end === null) return null;
      at = end - 1;
    } else if (character === '{' || character === '[') {
      depth++;
    } else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}
