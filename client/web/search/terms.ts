import { TEXT } from '../../../schema/search/fields.js';
import { type Token, tokenise } from '../../../schema/search/tokens.js';

/** One of the conditions that stand side by side in a search line. */
export interface Term {
  /** First UTF-16 unit in the line, that of its `-` where it has one. */
  start: number;
  /** The unit behind the last one. */
  end: number;
  /** As it is written. */
  text: string;
  isNegated: boolean;
  /** The field by its first name, `text` for words; null for parentheses around more than values of one field. */
  field: string | null;
  /** What is looked for in the field, any of it; null where that is put together in another way. */
  values: readonly string[] | null;
}

/**
 * The conditions that stand side by side in a line. Null where alternatives stand there (`a | b`), and where a quote or a
 * parenthesis has no end: such a line is one piece.
 */
export function termsOf(line: string): Term[] | null {
  const tokens = tokenise(line);
  const terms: Term[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (tokens[at]?.kind === 'and') {
      at++;
      continue;
    }
    const term = termAt(line, tokens, at);
    if (term === null) return null;
    terms.push(term.term);
    at = term.next;
  }
  return terms;
}

function termAt(line: string, tokens: readonly Token[], from: number): { term: Term; next: number } | null {
  let at = from;
  while (tokens[at]?.kind === 'not') at++;
  const isNegated = (at - from) % 2 === 1;
  const operand = operandAt(tokens, at);
  const [first, last] = [tokens[from], tokens[operand.next - 1]];
  if (!operand.isWhole || first === undefined || last === undefined) return null;
  const { field, values, next } = operand;
  const [start, end] = [first.start, last.end];
  return { term: { start, end, text: line.slice(start, end), isNegated, field, values }, next };
}

interface Operand {
  field: string | null;
  values: readonly string[] | null;
  /** The token behind it. */
  next: number;
  isWhole: boolean;
}

function operandAt(tokens: readonly Token[], at: number): Operand {
  const [token, behind] = [tokens[at], tokens[at + 1]];
  switch (token?.kind) {
    case 'word':
    case 'value':
      return {
        field: token.field ?? TEXT,
        values: [token.text],
        next: at + 1,
        isWhole: token.isClosed,
      };
    case 'field':
    case 'unknown-field': {
      const hasValue = behind?.start === token.end;
      if (hasValue && behind.kind === 'open') return groupAt(tokens, at + 1);
      if (!hasValue || behind.kind !== 'value')
        return { field: token.field, values: null, next: at + 1, isWhole: true };
      return { field: token.field, values: [behind.text], next: at + 2, isWhole: behind.isClosed };
    }
    case 'open':
      return groupAt(tokens, at);
    default:
      return { field: null, values: null, next: at, isWhole: false };
  }
}

function groupAt(tokens: readonly Token[], open: number): Operand {
  const close = closeOf(tokens, open);
  const inside = tokens.slice(open + 1, close);
  const field = tokens[open]?.field ?? null;
  return {
    field,
    values: field === null ? null : alternativesOf(inside),
    next: close + 1,
    isWhole: close < tokens.length && inside.every(({ isClosed }) => isClosed),
  };
}

/** The end of the line where there is none. */
function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.kind === 'open') depth++;
    if (tokens[at]?.kind === 'close' && --depth === 0) return at;
  }
  return tokens.length;
}

/** The values of `a|b|c`; null for anything else. */
function alternativesOf(tokens: readonly Token[]): string[] | null {
  const isList =
    tokens.length % 2 === 1 && tokens.every(({ kind }, at) => kind === (at % 2 === 0 ? 'value' : 'or'));
  return isList ? tokens.filter((_, at) => at % 2 === 0).map(({ text }) => text) : null;
}
