import { fieldsByName, TEXT } from '../../../schema/search/fields.js';
import { quoteValue } from '../../../schema/search/quote.js';
import { type Term, termsOf } from './terms.js';

/** Whether a line asks for a value, or denies it; null where it says nothing of it. */
export type Stance = 'wanted' | 'unwanted' | null;

/**
 * A search line with one more condition, such as `model:"sd xl"`: in place of another one of the same field and value, at its
 * end else.
 * @param field Its name in search lines, or an alias; `text` for words in the prompts.
 * @param value As it is, without quotes: numbers, sizes and dates too.
 */
export function addCondition(query: string, field: string, value: string): string {
  return withCondition(query, field, value, written(field, [value]));
}

/** As `addCondition`, for a condition that denies the value: `-model:"sd xl"`. */
export function excludeCondition(query: string, field: string, value: string): string {
  return withCondition(query, field, value, `-${written(field, [value])}`);
}

/** A search line without one of its conditions, which `conditionsOf` has told. */
export function removeCondition(query: string, condition: Pick<Term, 'start' | 'end'>): string {
  const terms = termsOf(query);
  return terms === null ? '' : joined(terms.filter(({ start }) => start !== condition.start));
}

/** The conditions of a search line that can be removed one by one; all of it as one where alternatives stand there. */
export function conditionsOf(query: string): Term[] {
  const text = query.trim();
  if (text === '') return [];
  const start = query.indexOf(text);
  return (
    termsOf(query) ?? [{ start, end: start + text.length, text, isNegated: false, field: null, values: null }]
  );
}

/** What a search line says of a value. Letters may be in any case, as in searches. */
export function stanceOn(query: string, field: string, value: string): Stance {
  const term = termsOf(query)?.find(isAbout(field, value));
  return term === undefined ? null : term.isNegated ? 'unwanted' : 'wanted';
}

/** The values of a field that a search line asks for or denies. */
export function valuesIn(query: string, field: string): string[] {
  return (termsOf(query) ?? []).filter(isOf(field)).flatMap(({ values }) => values ?? []);
}

/** A search line without what it says of a value: of alternatives, the others remain. */
export function forgetValue(query: string, field: string, value: string): string {
  const terms = termsOf(query);
  if (terms === null) return query;
  return joined(
    terms.flatMap((term) => {
      if (!isAbout(field, value)(term)) return [term];
      const others = (term.values ?? []).filter((each) => !isSame(each, value));
      const text = `${term.isNegated ? '-' : ''}${written(field, others)}`;
      return others.length === 0 ? [] : [{ text }];
    }),
  );
}

/**
 * A search line that finds a value too: an alternative of what it asks for in that field (`model:(a|b)`), since an image has
 * one model only; a condition more where it asks for nothing there.
 */
export function addAlternative(query: string, field: string, value: string): string {
  const terms = termsOf(query) ?? [];
  const term = terms.findLast((each) => isOf(field)(each) && !each.isNegated && each.values !== null);
  if (term === undefined) return addCondition(query, field, value);
  const text = written(field, [...(term.values ?? []), value]);
  return joined(terms.map((each) => (each === term ? { text } : each)));
}

/** A search line without what it says of a field; as it is where alternatives stand in it. */
export function withoutField(query: string, field: string): string {
  const terms = termsOf(query);
  if (terms === null || !terms.some(isOf(field))) return query;
  return joined(terms.filter((term) => !isOf(field)(term)));
}

function withCondition(query: string, field: string, value: string, text: string): string {
  const terms = termsOf(query);
  // What stands side by side binds closer than alternatives do.
  if (terms === null) return `(${query.trim()}) ${text}`;
  const place = terms.findIndex(isAbout(field, value));
  if (place < 0) return joined([...terms, { text }]);
  return joined(
    terms.flatMap((term, at) => (at === place ? [{ text }] : isAbout(field, value)(term) ? [] : [term])),
  );
}

function isOf(field: string): (term: Term) => boolean {
  const name = nameOf(field);
  return (term) => term.field === name;
}

function isAbout(field: string, value: string): (term: Term) => boolean {
  const isOfField = isOf(field);
  return (term) => isOfField(term) && term.values !== null && term.values.some((each) => isSame(each, value));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A condition as a line has it: `model:a`, `model:(a|b)`, or the bare word of `text`. */
function written(field: string, values: readonly string[]): string {
  const name = nameOf(field);
  const list = values.map((value) => quoteValue(name, value)).join('|');
  if (values.length > 1) return `${name}:(${list})`;
  return name === TEXT ? list : `${name}:${list}`;
}

function nameOf(field: string): string {
  return fieldsByName.get(field.toLowerCase())?.name ?? field;
}

function joined(terms: readonly Pick<Term, 'text'>[]): string {
  return terms.map(({ text }) => text).join(' ');
}
