import { type Key, nameOf } from '../texts/infotext-keys.js';
import { unquote } from '../texts/infotext-quotes.js';
import { toInteger, toIntegerText, toNumber } from '../texts/json-values.js';
import { plainNumber } from '../texts/plain-number.js';
import { parseSize, type Size } from '../texts/size.js';

/** How much of a value a warning shows, in characters. */
const SHOWN_LENGTH = 60;

/** Values by key, read as what they ought to be; a value that is not that is null and warned of. */
export class Values {
  readonly warnings: string[];
  readonly #written: readonly string[];

  constructor(written: readonly string[], warnings: string[]) {
    this.#written = written;
    this.warnings = warnings;
  }

  text(key: Key): string | null {
    const value = this.#written[key];
    return value === undefined || value === '' ? null : unquote(value) || null;
  }

  number(key: Key): number | null {
    const text = this.text(key);
    if (text === null) return null;
    return plainNumber(text) ?? toNumber(text) ?? this.#warn('a number', key, text);
  }

  integer(key: Key): number | null {
    const text = this.text(key);
    if (text === null) return null;
    return toInteger(plainNumber(text) ?? text) ?? this.#warn('an integer', key, text);
  }

  integerText(key: Key): string | null {
    const text = this.text(key);
    if (text === null) return null;
    return isDigits(text) ? text : (toIntegerText(text) ?? this.#warn('an integer', key, text));
  }

  size(key: Key): Size | null {
    const text = this.text(key);
    return text === null ? null : (parseSize(text) ?? this.#warn('width x height', key, text));
  }

  #warn(expected: string, key: Key, text: string): null {
    this.warnings.push(
      `expected ${expected} for ${nameOf(key)}, found ${JSON.stringify(text.slice(0, SHOWN_LENGTH))}`,
    );
    return null;
  }
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text !== '';
}
