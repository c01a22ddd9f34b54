import type { Tree } from '../tree.js';

/** A value as it stands in a line, without quotes and escapes. */
export interface Value {
  text: string;
  isQuoted: boolean;
}

/** What is no value of a field; `reversed` where a range begins behind its end. */
export type Mistake = 'wrong' | 'reversed';

/** What a value says; `ignored` what says nothing, such as a comma. */
export type Reading = Tree | 'ignored' | Mistake;

/** A field of search lines: how its values are read. */
export interface SearchField {
  /** Before the colon, in small letters. */
  name: string;
  /** Other names that are understood. */
  aliases: readonly string[];
  /** What its values look like, for messages. */
  forms: readonly string[];
  /** The values that are words of the language; all others are found in images. */
  keywords: readonly string[];
  /** @param now What relative dates count from. */
  read: (value: Value, now: Date) => Reading;
}
