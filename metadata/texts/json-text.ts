const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const SPACE = 0x20;

/** Any run of digits this long is exact in a double. */
const EXACT_DIGITS = 15;
/** Integers longer than this are rounded: a bigint of ten million digits takes seconds. */
const MAX_DIGITS = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Words by the code of their first letter. The last three are how Python's `json` writes what JSON cannot. */
const WORDS: ReadonlyMap<number, readonly [word: string, value: boolean | number | null]> = new Map([
  [0x74, ['true', true]],
  [0x66, ['false', false]],
  [0x6e, ['null', null]],
  [0x4e, ['NaN', NaN]],
  [0x49, ['Infinity', Infinity]],
  [0x2d, ['-Infinity', -Infinity]],
]);

/** The tokens of a JSON text. Each reader leaves `at` behind what it read, and returns undefined where there is none. */
export class JsonText {
  at = 0;
  readonly #text: string;
  /** Where the next backslash stands, at `at` or behind it: strings without one are cut out whole. */
  #backslash = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The code of the next character that is not white space; NaN at the end. */
  peek(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.at);
      if (code > SPACE || (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09)) return code;
      this.at++;
    }
  }

  /** The string whose quote is at `at`. Control characters in it are let pass, as lenient readers have it. */
  string(): string | undefined {
    const start = this.at + 1;
    const end = this.#text.indexOf('"', start);
    if (end < 0) return undefined;
    if (this.#backslash < start) this.#backslash = indexOrEnd(this.#text, '\\', start);
    if (this.#backslash > end) {
      this.at = end + 1;
      return this.#text.slice(start, end);
    }
    return this.#stringWithEscapes(start);
  }

  #stringWithEscapes(start: number): string | undefined {
    let at = this.#backslash;
    for (; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return unescape(this.#text.slice(start, at));
      }
      if (code === BACKSLASH) at++;
    }
    return undefined;
  }

  /** A number or a word. `code` is that of its first character. */
  literal(code: number): number | bigint | boolean | null | undefined {
    if (code >= ZERO && code <= NINE) return this.#shortInteger(code) ?? this.#number();
    const word = this.#word(code);
    return word === undefined ? this.#number() : word;
  }

  #shortInteger(first: number): number | undefined {
    let end = this.at;
    let value = 0;
    let code = first;
    while (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      code = this.#text.charCodeAt(++end);
    }
    const length = end - this.at;
    const goesOn = code === POINT || (code | 0x20) === 0x65;
    if (length > EXACT_DIGITS || goesOn || (first === ZERO && length > 1)) return undefined;
    this.at = end;
    return value;
  }

  #word(code: number): boolean | number | null | undefined {
    const found = WORDS.get(code);
    if (found === undefined || !this.#text.startsWith(found[0], this.at)) return undefined;
    this.at += found[0].length;
    return found[1];
  }

  #number(): number | bigint | undefined {
    NUMBER.lastIndex = this.at;
    const [digits] = NUMBER.exec(this.#text) ?? [];
    if (digits === undefined) return undefined;
    this.at += digits.length;
    return exactNumber(digits);
  }
}

/** The value of a decimal number; a bigint where it is an integer that a double would round. */
export function exactNumber(text: string): number | bigint {
  const number = Number(text);
  if (Number.isSafeInteger(number) || text.length > MAX_DIGITS || !/^[+-]?\d+$/.test(text)) return number;
  return BigInt(text);
}

function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from);
  return index < 0 ? text.length : index;
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
