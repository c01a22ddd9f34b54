/** A value out of an answer, walked without trust in its form: what is not there is empty. */
export class Json {
  readonly #value: unknown;

  private constructor(value: unknown) {
    this.#value = value;
  }

  /**
   * Reads JSON. Seeds and ids, bare integers of up to 64 bits, become text first: `JSON.parse` would round them.
   * Within JSON strings quotes are escaped, so the pattern meets keys alone.
   */
  static parse(text: string): Json {
    try {
      return new Json(JSON.parse(text.replaceAll(/"(id|seed)":\s*(\d+)/g, '"$1":"$2"')));
    } catch {
      return new Json(undefined);
    }
  }

  /** What stands at the end of a way through objects and lists. */
  at(...way: readonly (string | number)[]): Json {
    let value = this.#value;
    for (const key of way) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    }
    return new Json(value);
  }

  get exists(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  /** The items of a list. */
  get items(): Json[] {
    return Array.isArray(this.#value) ? this.#value.map((item: unknown) => new Json(item)) : [];
  }

  /** Names and values of an object. */
  get entries(): [name: string, value: Json][] {
    const value = this.#value;
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).map(([name, member]: [string, unknown]) => [name, new Json(member)]);
  }

  /** Text as it is, numbers and booleans as text, and nothing for the rest. */
  get text(): string {
    const value = this.#value;
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  }
}
