import { parseNatively } from './json-native.js';
import { JsonText } from './json-text.js';

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

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const LIST = 0x5b;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/** Parses JSON text. @returns undefined where the text is no JSON, or nested too deep. */
export function parseJson(text: string): JsonValue | undefined {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (!endsAsItBegins(json)) return undefined;
  return parseNatively(json, MAX_DEPTH) ?? parseExactly(json);
}

/** Whether a text that begins like an object or a list ends like one: prompts in brackets go on behind them. */
function endsAsItBegins(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first !== OBJECT && first !== LIST) return true;
  let end = text.length - 1;
  while (end > 0 && text.charCodeAt(end) <= SPACE) end--;
  return text.charCodeAt(end) === (first === OBJECT ? OBJECT_END : LIST_END);
}

/** As `parseJson`, by this reader alone: for what `JSON.parse` refuses or rounds. */
export function parseExactly(text: string): JsonValue | undefined {
  return new Parser(text).parse();
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

/** An object or a list that is being filled. */
interface Frame {
  readonly into: JsonList | JsonObject;
  /** Under which name the next value goes into an object. */
  key: string;
}

class Parser {
  readonly #text: JsonText;
  readonly #frames: Frame[] = [];
  #failed = false;

  constructor(text: string) {
    this.#text = new JsonText(text);
  }

  parse(): JsonValue | undefined {
    for (;;) {
      let value = this.#begin();
      // A finished value goes into its container, which may be finished with it.
      while (value !== undefined) {
        const frame = this.#frames.at(-1);
        if (frame === undefined) return this.#isAtEnd() ? value : undefined;
        value = this.#put(frame, value);
      }
      if (this.#failed) return undefined;
    }
  }

  /** Reads a value, or opens a container and stops before its first value (then undefined). */
  #begin(): JsonValue | undefined {
    const code = this.#text.peek();
    if (code === OBJECT) return this.#open({ __proto__: null }, OBJECT_END);
    if (code === LIST) return this.#open([], LIST_END);
    const value = code === QUOTE ? this.#text.string() : this.#text.literal(code);
    return value === undefined ? this.#fail() : value;
  }

  #open(into: JsonList | JsonObject, end: number): JsonValue | undefined {
    if (this.#frames.length >= MAX_DEPTH) return this.#fail();
    this.#text.at++;
    if (this.#text.peek() === end) {
      this.#text.at++;
      return into;
    }
    this.#frames.push({ into, key: end === OBJECT_END ? this.#key() : '' });
    return undefined;
  }

  /** Puts a value into its container, and goes on to the next one (then undefined) or finishes the container. */
  #put(frame: Frame, value: JsonValue): JsonValue | undefined {
    const { into } = frame;
    const isList = Array.isArray(into);
    if (isList) into.push(value);
    else into[frame.key] = value;
    const code = this.#text.peek();
    this.#text.at++;
    if (code === COMMA) {
      if (!isList) frame.key = this.#key();
      return undefined;
    }
    if (code !== (isList ? LIST_END : OBJECT_END)) return this.#fail();
    this.#frames.pop();
    return into;
  }

  /** A key and its colon. */
  #key(): string {
    const key = this.#text.peek() === QUOTE ? this.#text.string() : undefined;
    if (key === undefined || this.#text.peek() !== COLON) {
      this.#fail();
      return '';
    }
    this.#text.at++;
    return key;
  }

  /** Whether nothing follows but white space and NULs. */
  #isAtEnd(): boolean {
    while (this.#text.peek() === 0) this.#text.at++;
    return Number.isNaN(this.#text.peek());
  }

  #fail(): undefined {
    this.#failed = true;
    return undefined;
  }
}
