import { containsCondition, type TextColumn } from './contains.js';
import type { Expression } from './filter-expression.js';

/** What FTS5's `unicode61` makes words of; without one of these there is none. */
const LETTER = /[\p{L}\p{N}\p{Co}]/u;

/** Letters of scripts that are written without spaces: there a run of them, a whole sentence, would count as one word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Texts in which words stand side by side, whole; `*` at the end stands for further letters of the last one. */
export function wordsExpression(words: string, columns: readonly TextColumn[]): Expression {
  const isBegin = words.endsWith('*');
  const phrase = words.replace(/\*+$/, '');
  if (phrase.trim() === '' && isBegin) {
    const sql = columns.map((column) => `texts.${column} <> ''`).join(' OR ');
    return { kind: 'texts', sql, values: [] };
  }
  if (!LETTER.test(phrase) || UNSPACED.test(phrase)) return containsExpression(phrase, columns);
  // In quotes nothing is syntax but the quote.
  const quoted = `"${phrase.toWellFormed().replaceAll('"', '""').replaceAll('\0', ' ')}"`;
  const [column] = columns;
  const where = columns.length === 1 ? `${column} : ` : '';
  return { kind: 'match', query: where + quoted + (isBegin ? ' *' : '') };
}

/** Texts that hold a piece of text, within words too, in any case of letters. */
export function containsExpression(piece: string, columns: readonly TextColumn[]): Expression {
  return { kind: 'texts', ...containsCondition(piece, columns) };
}
