/**
 * JSON as generators write it: Python's `NaN`, `Infinity` and `-Infinity` stand bare, integers have 64 bits, and NULs
 * may follow. Linear in its input with constant stack: graphs of 600 nodes in 180 kB are usual, and hostile ones are not.
 */

/** Integers that a double would round are bigints; everything else is what `JSON.parse` gives. */
export type JsonValue = null | boolean | number | bigint | string | JsonList | JsonObject;
export type JsonList = JsonValue[];
/** Has no prototype, so that keys of files are only ever keys. */
export interface JsonObject {
  [key: string]: JsonValue | undefined;
}

/** Deepest nesting taken in. ComfyUI graphs have 6. */
const MAX_DEPTH = 200;

/** Parses JSON text. @returns undefined where the text is no JSON, or nested too deep. */
export function parseJson(text: string): JsonValue | undefined {
  const scanner = new Scanner(text.replace(/^\uFEFF/, ''));
  const value = scanner.parse();
  return scanner.failed ? undefined : value;
}

/** Parses text that is to be a JSON object. @returns undefined where it is none. */
export function parseJsonObject(text: string): JsonObject | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const value = parseJson(text);
  return isJsonObject(value) ? value : undefined;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object or list that is being filled. */
type Frame = { list: JsonList } | { object: JsonObject; key: string };

const WORDS: readonly (readonly [word: string, value: JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
];
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

class Scanner {
  failed = false;
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): JsonValue | undefined {
    let result: JsonValue | undefined;
    for (;;) {
      let value = this.#begin();
      // A finished value goes into its container, which may be finished with it.
      while (value !== undefined) {
        const frame = this.#frames.at(-1);
        if (frame === undefined) {
          result = value;
          break;
        }
        if ('list' in frame) frame.list.push(value);
        else frame.object[frame.key] = value;
        value = this.#continue(frame);
      }
      if (this.failed || result !== undefined) break;
    }
    if (result !== undefined) this.#expectEnd();
    return result;
  }

  /** Reads a value, or opens a container and leaves the scanner at its first value (then undefined). */
  #begin(): JsonValue | undefined {
    const character = this.#peek();
    if (character === '{') return this.#open({ object: emptyObject(), key: '' });
    if (character === '[') return this.#open({ list: [] });
    if (character === '"') return this.#string();
    const word = this.#word();
    return word === undefined ? this.#number() : word;
  }

  #open(frame: Frame): JsonValue | undefined {
    if (this.#frames.length >= MAX_DEPTH) return this.#fail();
    this.#at++;
    if (this.#peek() === ('list' in frame ? ']' : '}')) {
      this.#at++;
      return 'list' in frame ? frame.list : frame.object;
    }
    this.#frames.push(frame);
    if ('object' in frame) this.#key(frame);
    return undefined;
  }

  /** Behind a member: on to the next one (then undefined), or the container is finished. */
  #continue(frame: Frame): JsonValue | undefined {
    const character = this.#peek();
    this.#at++;
    if (character === ',') {
      if ('object' in frame) this.#key(frame);
      return undefined;
    }
    if (character !== ('list' in frame ? ']' : '}')) return this.#fail();
    this.#frames.pop();
    return 'list' in frame ? frame.list : frame.object;
  }

  #key(frame: { key: string }): void {
    const key = this.#peek() === '"' ? this.#string() : undefined;
    if (key === undefined || this.#peek() !== ':') {
      this.#fail();
      return;
    }
    frame.key = key;
    this.#at++;
  }

  #string(): string | undefined {
    const start = this.#at + 1;
    let hasEscapes = false;
    let at = start;
    for (; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        hasEscapes = true;
        at++;
      }
    }
    if (at >= this.#text.length) return this.#fail();
    this.#at = at + 1;
    const inner = this.#text.slice(start, at);
    return hasEscapes ? unescape(inner) : inner;
  }

  #word(): JsonValue | undefined {
    const found = WORDS.find(([word]) => this.#text.startsWith(word, this.#at));
    if (found === undefined) return undefined;
    const [word, value] = found;
    this.#at += word.length;
    return value;
  }

  #number(): number | bigint | undefined {
    NUMBER.lastIndex = this.#at;
    const [digits, fraction, exponent] = NUMBER.exec(this.#text) ?? [];
    if (digits === undefined) return this.#fail();
    this.#at += digits.length;
    const number = Number(digits);
    const isInteger = fraction === undefined && exponent === undefined;
    return isInteger && !Number.isSafeInteger(number) ? BigInt(digits) : number;
  }

  /** The next character that is not white space. */
  #peek(): string | undefined {
    for (;;) {
      const character = this.#text[this.#at];
      if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t')
        return character;
      this.#at++;
    }
  }

  #expectEnd(): void {
    while (this.#text[this.#at] === '\0' || this.#peek() === '\0') this.#at++;
    if (this.#peek() !== undefined) this.#fail();
  }

  #fail(): undefined {
    this.failed = true;
    return undefined;
  }
}

function emptyObject(): JsonObject {
  const object: JsonObject = {};
  Object.setPrototypeOf(object, null);
  return object;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Unknown escapes stand for their character, as lenient readers have it. */
function unescape(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|([^]))/g,
    (_match, hex: string | undefined, character: string) =>
      hex === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
