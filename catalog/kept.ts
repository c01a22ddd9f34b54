import { LRUCache } from 'lru-cache';

interface Entry<Value> {
  version: string;
  value: Value;
}

/** Answers that are kept until what they were made of changes: whoever pages through a list asks for the same again and again. */
export class Kept<Value extends object> {
  readonly #kept: LRUCache<string, Entry<Value>>;

  /** @param sizeOf Of an answer, in the unit of `maxSize`; at least 1. */
  constructor({ maxSize, sizeOf }: { maxSize: number; sizeOf: (value: Value) => number }) {
    this.#kept = new LRUCache<string, Entry<Value>>({
      maxSize,
      sizeCalculation: ({ value }) => sizeOf(value),
    });
  }

  /**
   * @param key Which answer.
   * @param versionOf Another text whenever the answer may be another one.
   */
  async get(key: string, versionOf: () => string, make: () => Promise<Value>): Promise<Value> {
    const version = versionOf();
    const kept = this.#kept.get(key);
    if (kept?.version === version) return kept.value;
    const value = await make();
    // What has changed meanwhile may be of both times.
    if (versionOf() === version) this.#kept.set(key, { version, value });
    return value;
  }
}
