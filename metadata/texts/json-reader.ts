import type { JsonObject, JsonValue } from './json.js';
import { toInteger, toIntegerText, toNumber, toObject, toSize, toText } from './json-values.js';
import type { Size } from './size.js';

/** How much of a value a warning shows, in characters. */
const SHOWN_LENGTH = 60;
/** More warnings than this tell nothing new; a list of a million wrong items would make as many. */
const MAX_WARNINGS = 20;

/**
 * Reads an object's values as what they ought to be. Where several names are given, the first one with a value
 * counts. What is missing, null or empty text is null; a value that is not what it ought to be is null and warned of.
 *
 * A name that is not there is looked for in other cases of letters, since tools write some of them back so.
 */
export class JsonReader {
  readonly warnings: string[];
  readonly #object: JsonObject;
  #inLowerCase: ReadonlyMap<string, string> | undefined;

  /** @param warnings Where warnings go, so that inner objects share those of the outermost. */
  constructor(object: JsonObject, warnings: string[] = []) {
    this.#object = object;
    this.warnings = warnings;
  }

  /** Whether there is no value at all, given or not. */
  get isEmpty(): boolean {
    return Object.keys(this.#object).length === 0;
  }

  /** Whether there is a value, be it empty text. */
  isWritten(name: string): boolean {
    const value = this.#object[name];
    return value !== undefined && value !== null;
  }

  has(name: string): boolean {
    return this.#given([name]) !== undefined;
  }

  is(name: string): boolean {
    return this.value(name) === true;
  }

  value(...names: string[]): JsonValue | undefined {
    return this.#given(names)?.value;
  }

  text(...names: string[]): string | null {
    return this.#as(names, 'a text', toText);
  }

  number(...names: string[]): number | null {
    return this.#as(names, 'a number', toNumber);
  }

  integer(...names: string[]): number | null {
    return this.#as(names, 'an integer', toInteger);
  }

  integerText(...names: string[]): string | null {
    return this.#as(names, 'an integer', toIntegerText);
  }

  size(...names: string[]): Size | null {
    return this.#as(names, 'width x height', toSize);
  }

  /** An inner object; one without values where there is none. */
  object(...names: string[]): JsonReader {
    return new JsonReader(this.#as(names, 'an object', toObject) ?? {}, this.warnings);
  }

  list(...names: string[]): readonly JsonValue[] {
    return this.#as(names, 'a list', (value) => (Array.isArray(value) ? value : null)) ?? [];
  }

  /** The objects of a list. */
  objects(...names: string[]): JsonReader[] {
    return this.list(...names).flatMap((value) => {
      const object = toObject(value);
      if (object !== null) return [new JsonReader(object, this.warnings)];
      this.#warnOf('a list of objects', names.join(', '), value);
      return [];
    });
  }

  warn(warning: string): void {
    if (this.warnings.length < MAX_WARNINGS) this.warnings.push(warning);
  }

  #given(names: readonly string[]): { name: string; value: JsonValue } | undefined {
    for (const name of names) {
      const value = this.#object[name];
      if (isGiven(value)) return { name, value };
    }
    for (const name of names) {
      const written = this.#object[name] === undefined ? this.#otherCase(name) : undefined;
      const value = written === undefined ? undefined : this.#object[written];
      if (written !== undefined && isGiven(value)) return { name: written, value };
    }
    return undefined;
  }

  /** The name as the object has it, in another case of letters. */
  #otherCase(name: string): string | undefined {
    this.#inLowerCase ??= new Map(Object.keys(this.#object).map((key) => [key.toLowerCase(), key]));
    return this.#inLowerCase.get(name.toLowerCase());
  }

  #as<Value>(
    names: readonly string[],
    expected: string,
    read: (value: JsonValue) => Value | null,
  ): Value | null {
    const given = this.#given(names);
    if (given === undefined) return null;
    const found = read(given.value);
    if (found === null) this.#warnOf(expected, given.name, given.value);
    return found;
  }

  #warnOf(expected: string, name: string, value: JsonValue): void {
    this.warn(`expected ${expected} for ${name}, found ${describe(value)}`);
  }
}

function isGiven(value: JsonValue | undefined): value is JsonValue {
  return value !== undefined && value !== null && value !== '';
}

function describe(value: JsonValue): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, SHOWN_LENGTH));
  return String(value).slice(0, SHOWN_LENGTH);
}
