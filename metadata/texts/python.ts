import { exactNumber } from './json-text.js';
import type { JsonList, JsonObject, JsonValue } from './json.js';

/**
 * Values as Python's `repr` writes them (Python Language Reference, chapter 2.5 and on): some generators write lists and
 * `None` into text as they print. Linear in its input; nested no deeper than they are.
 */

const MAX_DEPTH = 16;

const SPACE = /\s*/y;
const NUMBER = /[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
const WORD = /-?[A-Za-z]+/y;
const WORDS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['None', null],
  ['True', true],
  ['False', false],
  ['nan', NaN],
  ['inf', Infinity],
  ['-inf', -Infinity],
]);
const ENDS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/**
 * Parses one value of Python as a value of JSON: a tuple or a set is a list, a key that is no text becomes one.
 * @returns undefined where the text is no such value.
 */
export function parsePython(text: string): JsonValue | undefined {
  const parser = new Parser(text);
  const value = parser.value(0);
  return parser.isAtEnd() ? value : undefined;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    this.#take(SPACE);
    return this.#at >= this.#text.length;
  }

  value(depth: number): JsonValue | undefined {
    this.#take(SPACE);
    const end = ENDS[this.#text[this.#at] ?? ''];
    if (end === undefined) return this.#literal();
    if (depth >= MAX_DEPTH) return undefined;
    this.#at++;
    return end === '}' ? this.#dictionary(depth + 1) : this.#list(end, depth + 1);
  }

  #list(end: string, depth: number): JsonList | undefined {
    const list: JsonList = [];
    while (!this.#skip(end)) {
      const value = this.value(depth);
      if (value === undefined) return undefined;
      list.push(value);
      if (!this.#skip(',')) return this.#skip(end) ? list : undefined;
    }
    return list;
  }

  #dictionary(depth: number): JsonObject | JsonList | undefined {
    const object: JsonObject = { __proto__: null };
    const set: JsonList = [];
    while (!this.#skip('}')) {
      const key = this.value(depth);
      if (key === undefined) return undefined;
      if (this.#skip(':')) {
        const value = this.value(depth);
        if (value === undefined) return undefined;
        if (typeof key !== 'string' && typeof key !== 'number' && typeof key !== 'bigint') return undefined;
        object[String(key)] = value;
      } else {
        set.push(key);
      }
      if (!this.#skip(',') && this.#text[this.#at] !== '}') return undefined;
    }
    return set.length > 0 ? set : object;
  }

  #literal(): JsonValue | undefined {
    const quote = this.#text[this.#at];
    if (quote === "'" || quote === '"') return this.#string(quote);
    const [digits] = this.#match(NUMBER) ?? [];
    if (digits !== undefined) return exactNumber(digits.replaceAll('_', ''));
    return WORDS.get(this.#take(WORD));
  }

  #string(quote: string): string | undefined {
    const start = this.#at + 1;
    for (let at = start; at < this.#text.length; at++) {
      const character = this.#text[at];
      if (character === '\\') at++;
      if (character !== quote) continue;
      this.#at = at + 1;
      return unescape(this.#text.slice(start, at));
    }
    return undefined;
  }

  /** Steps over a character, and the white space in front of it, if it is there. */
  #skip(character: string): boolean {
    this.#take(SPACE);
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #take(pattern: RegExp): string {
    return this.#match(pattern)?.[0] ?? '';
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at += found[0].length;
    return found;
  }
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r\n|[^]))/g;
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
  '\n': '',
};
const MAX_CODE_POINT = 0x10ffff;

/** Unknown escapes stay as they are, as in Python. */
function unescape(text: string): string {
  return text.replace(
    ESCAPE,
    (escape: string, byte?: string, short?: string, long?: string, character?: string) => {
      const hex = byte ?? short ?? long;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        return code <= MAX_CODE_POINT ? String.fromCodePoint(code) : escape;
      }
      if (character === "'" || character === '"' || character === '\\') return character;
      return ESCAPES[character ?? ''] ?? escape;
    },
  );
}
