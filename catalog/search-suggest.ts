import type { FacetName, Suggestion } from '../schema/models/search.js';
import { completionAt, quoteValue, searchFields } from '../schema/search/index.js';
import type { SearchReader } from './search-reader.js';

export interface SuggestQuestion {
  query: string;
  /** Of the caret; at the end if left out. */
  position?: number | undefined;
  directory: string;
  limit: number;
}

export interface Suggestions {
  start: number;
  end: number;
  suggestions: Suggestion[];
}

/** Where values of fields are found. */
const FACETS: Readonly<Record<string, FacetName>> = {
  text: 'word',
  prompt: 'word',
  contains: 'word',
  model: 'model',
  sampler: 'sampler',
  scheduler: 'scheduler',
  generator: 'generator',
  lora: 'lora',
  size: 'size',
  path: 'directory',
};

/** The field of words without a field. */
const TEXT = 'text';

/** Ways to go on with a search line at the caret: fields, the values that there are, and words of prompts. */
export async function suggest(
  reader: SearchReader,
  { query, position, directory, limit }: SuggestQuestion,
): Promise<Suggestions> {
  const { start, end, kind, field = TEXT, prefix } = completionAt(query, position);
  const found =
    kind === 'field'
      ? [...fieldsOf(prefix), ...(await valuesOf(TEXT))]
      : [...keywordsOf(field, prefix), ...(await valuesOf(field))];
  return { start, end, suggestions: found.slice(0, limit) };

  async function valuesOf(written: string): Promise<Suggestion[]> {
    const name = nameOf(written);
    const facet = FACETS[name] ?? null;
    const values = await reader.values(directory, { name: facet, prefix, limit });
    return values.map(({ value, count }) => ({
      text: quoteValue(name, value),
      kind: facet === 'word' ? 'word' : 'value',
      count,
    }));
  }
}

function fieldsOf(prefix: string): Suggestion[] {
  return searchFields
    .filter(({ name }) => name.startsWith(prefix.toLowerCase()))
    .map(({ name }) => ({ text: `${name}:`, kind: 'field', count: null }));
}

function keywordsOf(field: string, prefix: string): Suggestion[] {
  const keywords = searchFields.find(({ name }) => name === nameOf(field))?.keywords ?? [];
  return keywords
    .filter((keyword) => keyword.startsWith(prefix.toLowerCase()))
    .map((keyword) => ({ text: keyword, kind: 'value', count: null }));
}

/** The name of a field that was written in any case of letters, or by another name. */
function nameOf(written: string): string {
  const word = written.toLowerCase();
  return searchFields.find(({ name, aliases }) => name === word || aliases.includes(word))?.name ?? word;
}
