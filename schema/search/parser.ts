import { MAX_CONDITIONS, MAX_DEPTH, MAX_TEXT } from '../models/filter-constants.js';
import type { SeedrollError } from '../errors.js';
import { fieldsByName, TEXT } from './fields.js';
import { cited, either, syntaxError } from './syntax-error.js';
import type { Token, TokenKind } from './tokens.js';
import { all, any, not, type Tree } from './tree.js';
import { unknownField, wrongValue } from './unknown.js';

/** More than conditions may have: some parentheses hold what belongs together anyway. */
const MAX_PARENTHESES = 2 * MAX_DEPTH;

/** What can stand where a condition is missing. */
const CONDITION = ['word', '"a phrase"', 'model:name', '('];

/**
 * Reads the pieces of a line by recursive descent. Conditions stand side by side, groups of them on both sides of `|`. What
 * says nothing, such as a comma or a pair of empty parentheses, is null.
 */
export class Parser {
  readonly #tokens: readonly Token[];
  readonly #now: Date;
  #at = 0;
  #conditions = 0;
  #parentheses = 0;
  #deepest = { parentheses: 0, start: 0 };

  constructor(tokens: readonly Token[], now: Date) {
    this.#tokens = tokens;
    this.#now = now;
  }

  /** @throws SeedrollError `INVALID_INPUT`. */
  line(): Tree | null {
    const tree = this.#peek() === undefined ? null : this.#alternatives(null);
    const left = this.#peek();
    if (left !== undefined) throw unopened(left);
    return tree;
  }

  /** Where the innermost parentheses begin; the first of them where others are as deep. */
  get deepest(): number {
    return this.#deepest.start;
  }

  /** @param field In whose parentheses this stands. */
  #alternatives(field: string | null): Tree | null {
    const trees = [this.#sideBySide(field)];
    while (this.#take('or') !== null) trees.push(this.#sideBySide(field));
    return combined(trees, any);
  }

  #sideBySide(field: string | null): Tree | null {
    const trees = [this.#term(field)];
    while (this.#take('and') !== null || this.#isAtTerm()) trees.push(this.#term(field));
    return combined(trees, all);
  }

  #term(field: string | null): Tree | null {
    let isNegated = false;
    while (this.#take('not') !== null) isNegated = !isNegated;
    const tree = this.#operand(field);
    return tree !== null && isNegated ? not(tree) : tree;
  }

  #operand(field: string | null): Tree | null {
    const token = this.#peek();
    const previous = this.#tokens[this.#at - 1];
    this.#at++;
    switch (token?.kind) {
      case 'word':
      case 'value':
        return this.#value(token, token.field ?? TEXT);
      case 'field':
        return this.#fieldValue(token, field);
      case 'unknown-field':
        throw unknownField(token, this.#peek());
      case 'open':
        return this.#inParentheses(token, field);
      default:
        if (token?.kind === 'close' && this.#parentheses === 0) throw unopened(token);
        throw syntaxError(
          `expected a condition, found ${token === undefined ? 'the end of the line' : cited(token.text)}`,
          token?.start ?? previous?.end ?? 0,
          CONDITION,
        );
    }
  }

  #inParentheses(open: Token, field: string | null): Tree | null {
    const parentheses = ++this.#parentheses;
    if (parentheses > MAX_PARENTHESES)
      throw syntaxError(`expected at most ${MAX_PARENTHESES} parentheses within one another`, open.start, []);
    if (parentheses > this.#deepest.parentheses) this.#deepest = { parentheses, start: open.start };
    const tree = this.#peek()?.kind === 'close' ? null : this.#alternatives(field);
    if (this.#take('close') === null)
      throw syntaxError('no ")" ends this "("; text that holds one stands in quotes', open.start, [')']);
    this.#parentheses--;
    return tree;
  }

  #fieldValue(token: Token, around: string | null): Tree | null {
    const field = token.field ?? TEXT;
    if (around !== null)
      throw syntaxError(
        `expected values of "${around}:", found ${cited(`${token.text}:`)}`,
        token.start,
        formsOf(around),
      );
    const value = this.#peek();
    if (value?.start === token.end && value.kind === 'open') {
      this.#at++;
      return this.#inParentheses(value, field);
    }
    if (value?.start === token.end && value.kind === 'value') {
      this.#at++;
      return this.#value(value, field);
    }
    throw syntaxError(
      `expected a value right behind "${token.text}:", such as ${either(formsOf(field))}`,
      token.end,
      formsOf(field),
    );
  }

  #value({ start, text, isQuoted, isClosed }: Token, field: string): Tree | null {
    if (!isClosed) throw syntaxError('no quote ends what this one begins', start, ['"']);
    if (text.length > MAX_TEXT) throw syntaxError(`expected at most ${MAX_TEXT} characters`, start, []);
    const reading = fieldsByName.get(field)?.read({ text, isQuoted }, this.#now) ?? 'wrong';
    if (reading === 'ignored') return null;
    if (typeof reading === 'string') throw wrongValue(field, text, start, reading);
    this.#conditions += reading.kind === 'all' ? Math.max(1, reading.trees.length) : 1;
    if (this.#conditions > MAX_CONDITIONS)
      throw syntaxError(`expected at most ${MAX_CONDITIONS} conditions`, start, []);
    return reading;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** Moves past the next piece if it is of this kind. */
  #take(kind: TokenKind): Token | null {
    const token = this.#peek();
    if (token?.kind !== kind) return null;
    this.#at++;
    return token;
  }

  #isAtTerm(): boolean {
    const kind = this.#peek()?.kind;
    return kind !== undefined && kind !== 'close' && kind !== 'or';
  }
}

function combined(trees: readonly (Tree | null)[], combine: (trees: readonly Tree[]) => Tree): Tree | null {
  const said = trees.filter((tree) => tree !== null);
  return said.length === 0 ? null : combine(said);
}

function formsOf(field: string): readonly string[] {
  return fieldsByName.get(field)?.forms ?? [];
}

function unopened(close: Token): SeedrollError {
  return syntaxError(
    'no "(" stands before this ")"; text that holds one stands in quotes',
    close.start,
    CONDITION,
  );
}
