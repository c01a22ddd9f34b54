import type { Filter } from '../../../schema/models/filter.js';
import type { Value } from '../driver.js';
import { fromTextColumn } from '../text.js';

/** What one word at the begin of a prompt comes to. */
const MOST = 1_000_000;

const WORD = /[\p{L}\p{N}\p{Co}]+/gu;

/** Something that is looked for in prompts. */
interface Phrase {
  /** Its words, in lower case and without accents, a space between them; null where it is a piece of text. */
  words: string | null;
  isBegin: boolean;
  piece: string;
}

/** What a filter looks for in prompts, but for what must not be there; and filters that each find one of these. */
export function sought(filter: Filter): { phrases: Phrase[]; filters: Filter[] } {
  const { text, prompt, contains, all = [], any = [] } = filter;
  const phrases: Phrase[] = [];
  const filters: Filter[] = [];
  for (const words of [text, prompt]) {
    if (words === undefined) continue;
    phrases.push(phraseOf(words));
    filters.push({ prompt: words });
  }
  if (contains !== undefined) {
    phrases.push({ words: null, isBegin: true, piece: contains.toLowerCase() });
    filters.push({ contains });
  }
  for (const one of [...all, ...any]) {
    const nested = sought(one);
    phrases.push(...nested.phrases);
    filters.push(...nested.filters);
  }
  return { phrases, filters };
}

/**
 * How relevant a prompt is: the more, the fewer words stand before what is looked for, since programs that paint pay most
 * heed to what comes first. It depends on nothing but the prompt, so that pages stay as they are while others arrive.
 */
function relevanceOf(prompt: string, phrases: readonly Phrase[]): number {
  const words = ` ${wordsOf(prompt)} `;
  let sum = 0;
  for (const phrase of phrases) {
    const before = wordsBefore(prompt, words, phrase);
    if (before !== null) sum += Math.floor(MOST / (1 + before));
  }
  return sum;
}

/** Of what was looked for last. */
let last: { asked: string; phrases: readonly Phrase[] } = { asked: '[]', phrases: [] };

/** The function of SQL. */
export function relevance(prompt: Value, asked: Value): number {
  const text = String(asked);
  if (text !== last.asked) last = { asked: text, phrases: parsePhrases(text) };
  return relevanceOf(fromTextColumn(String(prompt)), last.phrases);
}

function phraseOf(words: string): Phrase {
  const plain = wordsOf(words);
  const isBegin = words.endsWith('*');
  return { words: plain === '' ? null : plain, isBegin, piece: words.replace(/\*+$/, '').toLowerCase() };
}

function wordsBefore(
  prompt: string,
  words: string,
  { words: wanted, isBegin, piece }: Phrase,
): number | null {
  const at = wanted === null ? -1 : words.indexOf(isBegin ? ` ${wanted}` : ` ${wanted} `);
  if (at >= 0) return countSpaces(words, at);
  const start = piece === '' ? -1 : prompt.toLowerCase().indexOf(piece);
  return start < 0 ? null : [...prompt.slice(0, start).matchAll(WORD)].length;
}

function countSpaces(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf(' '); at >= 0 && at < end; at = text.indexOf(' ', at + 1)) count++;
  return count;
}

/** As FTS5's `unicode61` tells words, but for letters that it does not know yet. */
function wordsOf(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return (plain.match(WORD) ?? []).join(' ');
}

function parsePhrases(text: string): Phrase[] {
  const phrases: unknown = JSON.parse(text);
  return Array.isArray(phrases) ? phrases.filter(isPhrase) : [];
}

function isPhrase(value: unknown): value is Phrase {
  return typeof value === 'object' && value !== null && 'words' in value && 'isBegin' in value;
}
