import { fieldsByName } from './fields.js';

/**
 * What a piece of a line is: `word` a word or phrase to look for, `field` a name with its colon, `value` what is looked for
 * in a field, `unknown-field` what looks like a field and is none; the others are the signs and words that combine them.
 */
export type TokenKind =
  'word' | 'field' | 'unknown-field' | 'value' | 'not' | 'and' | 'or' | 'open' | 'close';

export interface Token {
  kind: TokenKind;
  /** First UTF-16 unit in the line, from 0. */
  start: number;
  /** The unit behind the last one. */
  end: number;
  /** What it says: words and values without their quotes, fields without the colon. */
  text: string;
  /** Of a field, its values, and the `(` before them: the field, by its first name. */
  field: string | null;
  /** Whether it begins with a quote. */
  isQuoted: boolean;
  /** Whether that quote ends. True of all that is not quoted. */
  isClosed: boolean;
}

/** What looks like the name of a field, so that a mistyped one is not taken for text: `12:30` and `<lora:x:1>` do not. */
const FIELD = /\p{L}[\p{L}\p{N}_-]*:/uy;

const KEYWORD = /(?:AND|OR|NOT)(?=[\s()|"]|$)/y;
const KEYWORDS = { AND: 'and', OR: 'or', NOT: 'not' } as const;

const SPACE = /\s/;
const OF_WORDS = /[\p{L}\p{N}]/u;

/**
 * The pieces of a search line, in order; only white space stands between them. Any text has its pieces, also one that is no
 * search line: unknown fields, quotes that do not end, parentheses without their partner. Takes time in proportion to it.
 */
export function tokenise(line: string): Token[] {
  return new Lexer(line).tokens();
}

class Lexer {
  readonly #line: string;
  readonly #tokens: Token[] = [];
  /** The fields of the parentheses that are open, null for those without. */
  readonly #open: (string | null)[] = [];
  #at = 0;

  constructor(line: string) {
    this.#line = line;
  }

  tokens(): Token[] {
    while (this.#at < this.#line.length) {
      if (SPACE.test(this.#letter())) this.#at++;
      else if (!this.#sign() && !this.#keyword() && !this.#fieldWithValue())
        this.#value('word', this.#field());
    }
    return this.#tokens;
  }

  /** The field that words stand in here. */
  #field(): string | null {
    return this.#open.at(-1) ?? null;
  }

  #sign(): boolean {
    switch (this.#letter()) {
      case '(':
        this.#parenthesis(this.#field());
        return true;
      case ')':
        this.#open.pop();
        this.#push('close', 1);
        return true;
      case '|':
        this.#push('or', this.#letter(1) === '|' ? 2 : 1);
        return true;
      case '-':
        // `--ar 2:1` and a lone dash are text.
        if (/^(?:[\s|)-]|$)/.test(this.#letter(1))) return false;
        this.#push('not', 1);
        return true;
      default:
        return false;
    }
  }

  #parenthesis(field: string | null): void {
    this.#open.push(field);
    this.#push('open', 1, { field });
  }

  #keyword(): boolean {
    const word = this.#match(KEYWORD)?.[0];
    if (word !== 'AND' && word !== 'OR' && word !== 'NOT') return false;
    this.#push(KEYWORDS[word], word.length);
    return true;
  }

  #fieldWithValue(): boolean {
    const written = this.#match(FIELD)?.[0];
    if (written === undefined) return false;
    const text = written.slice(0, -1);
    const known = fieldsByName.get(text.toLowerCase());
    const field = known?.name ?? text.toLowerCase();
    this.#push(known === undefined ? 'unknown-field' : 'field', written.length, { text, field });
    if (this.#letter() === '(') this.#parenthesis(field);
    else if (!/^(?:[\s|)]|$)/.test(this.#letter())) this.#value('value', field);
    return true;
  }

  #value(kind: 'word' | 'value', field: string | null): void {
    const kindHere = field === null ? kind : 'value';
    const start = this.#at;
    if (this.#letter() !== '"') {
      const text = this.#line.slice(start, this.#endOfBare());
      this.#push(kindHere, text.length, { text, field });
      return;
    }
    const end = this.#closingQuote();
    const isClosed = end < this.#line.length;
    const text = unescaped(this.#line.slice(start + 1, end));
    this.#push(kindHere, end - start + (isClosed ? 1 : 0), { text, field, isQuoted: true, isClosed });
  }

  /** The end of the line where there is none. */
  #closingQuote(): number {
    let end = this.#at + 1;
    while (end < this.#line.length && this.#line[end] !== '"') end += this.#line[end] === '\\' ? 2 : 1;
    return Math.min(end, this.#line.length);
  }

  /**
   * Where a word without quotes ends. Parentheses within it are its own where both are there (`image(1).png`), and smileys
   * are no parentheses.
   */
  #endOfBare(): number {
    let own = 0;
    let hasLetters = false;
    for (let end = this.#at; ; end++) {
      const letter = this.#line[end];
      if (letter === undefined || letter === '|' || SPACE.test(letter)) return end;
      if (letter === '(') own++;
      if (letter === ')' && own-- === 0) {
        if (hasLetters || this.#open.length > 0) return end;
        own = 0;
      }
      hasLetters ||= letter >= '\u0080' || OF_WORDS.test(letter);
    }
  }

  #push(kind: TokenKind, length: number, more: Partial<Token> = {}): void {
    const [start, end] = [this.#at, this.#at + length];
    const text = this.#line.slice(start, end);
    this.#tokens.push({ kind, start, end, text, field: null, isQuoted: false, isClosed: true, ...more });
    this.#at = end;
  }

  #letter(ahead = 0): string {
    return this.#line[this.#at + ahead] ?? '';
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#line);
  }
}

/** In quotes, `\"` stands for `"` and `\\` for `\`; other backslashes for themselves, as in paths. */
export function unescaped(content: string): string {
  return content.replace(/\\([\\"])/g, '$1');
}
