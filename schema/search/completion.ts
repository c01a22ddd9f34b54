import { TEXT } from './fields.js';
import { type Token, tokenise, unescaped } from './tokens.js';

/** What is being written where the caret stands. */
export interface Completion {
  /** First UTF-16 unit of the line that a completion replaces. */
  start: number;
  /** The unit behind the last one that it replaces. */
  end: number;
  /** `field`: a word, which may become the name of a field; `value`: a value of a field, or a phrase in quotes. */
  kind: 'field' | 'value';
  /** Of a value: the name of the field, `text` for phrases. As it was written, in small letters, if there is no such field. */
  field?: string;
  /** What stands before the caret, without quotes and escapes. */
  prefix: string;
  /** Whether it is written in quotes. */
  isQuoted: boolean;
}

/**
 * What stands at the caret of a line, for suggestions. Write what replaces it by `quoteValue`; the name of a field with its
 * colon. Any line will do, also one that is not complete.
 * @param position Of the caret, in UTF-16 units; beyond the line is at its end.
 */
export function completionAt(line: string, position = line.length): Completion {
  const caret = Math.max(0, Math.min(position, line.length));
  const tokens = tokenise(line);
  const piece =
    tokens.find(({ kind, start, end }) => kind === 'value' && start <= caret && caret <= end) ??
    tokens.find(({ start, end }) => start < caret && caret <= end);
  // A dash of which nobody knows yet what it denies.
  if (piece?.text === '-' && !piece.isQuoted) return nothingYet(caret, piece.field);
  switch (piece?.kind) {
    case 'word':
      return piece.isQuoted ? inValue(line, caret, piece) : inName(line, caret, piece);
    case 'value':
      return inValue(line, caret, piece);
    case 'field':
    case 'unknown-field':
      return caret < piece.end ? inName(line, caret, piece) : nothingYet(caret, piece.field);
    default:
      return nothingYet(caret, fieldAround(tokens, caret));
  }
}

function inName(line: string, caret: number, { start, end }: Token): Completion {
  return { start, end, kind: 'field', prefix: line.slice(start, caret), isQuoted: false };
}

function inValue(line: string, caret: number, { start, end, field, isQuoted, isClosed }: Token): Completion {
  const begin = isQuoted ? Math.min(start + 1, caret) : start;
  const until = isQuoted && isClosed ? Math.min(caret, end - 1) : caret;
  const prefix = line.slice(begin, until);
  return {
    start,
    end,
    kind: 'value',
    field: field ?? TEXT,
    prefix: isQuoted ? unescaped(prefix) : prefix,
    isQuoted,
  };
}

function nothingYet(caret: number, field: string | null): Completion {
  const empty = { start: caret, end: caret, prefix: '', isQuoted: false };
  return field === null ? { ...empty, kind: 'field' } : { ...empty, kind: 'value', field };
}

/** The field in whose parentheses the caret stands. */
function fieldAround(tokens: readonly Token[], caret: number): string | null {
  const open: (string | null)[] = [];
  for (const { kind, start, field } of tokens) {
    if (start >= caret) break;
    if (kind === 'open') open.push(field);
    if (kind === 'close') open.pop();
  }
  return open.at(-1) ?? null;
}
