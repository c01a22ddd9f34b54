import { z } from 'zod';
import { Filter } from '../models/filter.js';
import { Facet, FacetName, FoundImage, Suggestion } from '../models/search.js';
import { operation } from '../operation.js';
import { page, pagingInput, PathInput } from './common.js';
import { OrderInput, searchInput } from './search-input.js';

/** Most values of a facet in one answer. */
const MAX_VALUES = 500;

export const imagesSearch = operation({
  name: 'images.search',
  kind: 'query',
  isLong: true,
  summary: 'The images that a search finds.',
  input: z.strictObject({
    ...searchInput,
    sort: z
      .enum(['path', 'date', 'name', 'id', 'seed', 'size', 'relevance'])
      .default('path')
      .describe(
        '`seed` is that of the metadata, or of the name where there is none; `size` that of the picture. By `relevance` those ' +
          'come first in whose prompts what is looked for stands earliest; it is as `path` where no text is looked for.',
      ),
    order: OrderInput,
    ...pagingInput,
  }),
  output: page(FoundImage),
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/search/images' },
});

export const searchFacets = operation({
  name: 'search.facets',
  kind: 'query',
  isLong: true,
  summary: 'How many of the images that a search finds have which model, sampler, size and so on.',
  input: z.strictObject({
    ...searchInput,
    facets: z.array(FacetName).max(FacetName.options.length).optional().describe('Which; all if left out.'),
    limit: z.number().int().min(1).max(MAX_VALUES).default(50).describe('Most values of each.'),
  }),
  output: z.object({ total: z.number().int().describe('Images found.'), facets: z.array(Facet) }),
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/search/facets' },
});

export const searchSuggest = operation({
  name: 'search.suggest',
  kind: 'query',
  isLong: true,
  summary: 'Ways to complete a search line where the caret stands.',
  input: z.strictObject({
    query: searchInput.query,
    position: z
      .number()
      .int()
      .min(0)
      .optional()
      .describe('Of the caret, in UTF-16 units; at the end if left out.'),
    directory: PathInput.default('').describe('Values that occur in it or below it.'),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    start: z.number().int().describe('First UTF-16 unit of the line that a suggestion replaces.'),
    end: z.number().int().describe('The unit behind the last one that it replaces.'),
    suggestions: z.array(Suggestion),
  }),
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/search/suggest' },
});

export const searchParse = operation({
  name: 'search.parse',
  kind: 'query',
  summary: 'A search line as the object that it stands for.',
  input: z.strictObject({ query: searchInput.query }),
  output: z.object({ filter: Filter, query: z.string().describe('The same line in its usual form.') }),
  errors: [],
  rest: { method: 'get', path: '/search/parse' },
});
