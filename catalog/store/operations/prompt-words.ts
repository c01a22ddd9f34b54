import { promptWords } from '../../../metadata/texts/lines.js';
import type { Connection } from '../connection.js';
import type { ValueCount } from '../store.js';
import { fromTextColumn } from '../text.js';
import { proceed } from '../wanted.js';

/** Different words that are kept, some hundred bytes each. What is beyond is split each time that it is asked for. */
const MAX_WORDS = 300_000;

/** Texts that are read at once. */
const TEXTS_AT_ONCE = 2000;

interface TextRow {
  id: number;
  prompt: string;
}

/** Numbers of growing count, four bytes each. */
class Numbers {
  values = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/**
 * The words of all prompts, kept for as long as the database is open: a text never changes, and the id of one that is
 * removed is that of no other (`tidySome` keeps the last one). A million images have some hundred thousand prompts, whose
 * words take a second to find and some milliseconds to count.
 */
export class PromptWords {
  readonly #connection: Connection;
  readonly #words: string[] = [];
  readonly #ids = new Map<string, number>();
  /** Words of all texts that are kept, text by text. */
  readonly #all = new Numbers();
  /** By id of the text, where its words begin; they end where those of the next one begin. */
  readonly #starts = new Numbers();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#starts.push(0);
    this.#starts.push(0);
  }

  /**
   * How many images have each word, each in the order in which it was first met.
   * @param texts Texts with the number of their images.
   */
  count(texts: readonly { id: number; count: number }[]): Iterable<ValueCount> {
    this.#read();
    const counts = new Float64Array(this.#words.length);
    const beyond: { id: number; count: number }[] = [];
    const starts = this.#starts.values;
    for (const text of texts) {
      if (text.id > this.#lastId) {
        beyond.push(text);
        continue;
      }
      const end = starts[text.id + 1] ?? 0;
      for (let at = starts[text.id] ?? 0; at < end; at++) {
        const word = this.#all.values[at] ?? 0;
        counts[word] = (counts[word] ?? 0) + text.count;
      }
    }
    return this.#values(counts, this.#countBeyond(beyond));
  }

  *#values(counts: Float64Array, others: Map<string, number>): Generator<ValueCount> {
    for (const [index, value] of this.#words.entries()) {
      const count = (counts[index] ?? 0) + (others.get(value) ?? 0);
      if (count > 0) yield { value, count };
    }
    for (const [value, count] of others) if (!this.#ids.has(value)) yield { value, count };
  }

  get #lastId(): number {
    return this.#starts.length - 2;
  }

  #read(): void {
    const statement = this.#connection.sql('SELECT id, prompt FROM texts WHERE id > ? ORDER BY id LIMIT ?');
    while (this.#words.length < MAX_WORDS) {
      const rows = statement.all<TextRow>(this.#lastId, TEXTS_AT_ONCE);
      for (const row of rows) this.#keep(row);
      if (rows.length < TEXTS_AT_ONCE) return;
      proceed();
    }
  }

  #keep({ id, prompt }: TextRow): void {
    // Those of texts that were removed have none.
    while (this.#lastId < id - 1) this.#starts.push(this.#all.length);
    for (const word of wordsOf(prompt)) this.#all.push(this.#idOf(word));
    this.#starts.push(this.#all.length);
  }

  #idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    // A piece of a text would keep all of it in memory.
    const own = Buffer.from(word).toString();
    this.#ids.set(own, this.#words.length);
    return this.#words.push(own) - 1;
  }

  #countBeyond(texts: readonly { id: number; count: number }[]): Map<string, number> {
    const counts = new Map<string, number>();
    const statement = this.#connection.sql('SELECT prompt FROM texts WHERE id = ?');
    for (const [index, { id, count }] of texts.entries()) {
      if (index % TEXTS_AT_ONCE === 0) proceed();
      const prompt = statement.get<{ prompt: string }>(id)?.prompt ?? '';
      for (const word of wordsOf(prompt)) counts.set(word, (counts.get(word) ?? 0) + count);
    }
    return counts;
  }
}

function wordsOf(prompt: string): Set<string> {
  return new Set(promptWords(fromTextColumn(prompt)));
}
