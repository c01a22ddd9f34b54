import { FacetName, type Facet, type FoundImage, type Suggestion } from '../models/search.js';
import { imagesSearch, metadataGet, searchFacets, searchParse, searchSuggest } from '../operations/index.js';
import type { OutputOf } from '../operation.js';
import { builder } from './builder.js';
import { connectionComplexity, pageInput, toConnection } from './connection.js';
import { filterArgs } from './filter.js';
import { FILE_COMPLEXITY, pageArgs } from './images.js';
import { MetadataType } from './metadata.js';
import { ORDER_DESCRIPTION, SortOrder } from './sort-order.js';
import { withoutNulls } from './without-nulls.js';

/** Counting all images costs far more than naming a field. */
const COUNT_COMPLEXITY = 500;

const FoundImageType = builder.objectRef<FoundImage>('FoundImage').implement({
  description: 'An image as searches find it, with what lists show of it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque; hand it back as it is.' }),
    path: t.exposeString('path', { description: 'Relative to the base directory.' }),
    filename: t.exposeString('filename'),
    directory: t.exposeString('directory'),
    fileId: t.expose('fileId', {
      type: 'UInt64',
      nullable: true,
      description: 'The first number of the file name `{id}-{seed}.ext`.',
    }),
    seed: t.expose('seed', {
      type: 'UInt64',
      nullable: true,
      description: 'The second number of the file name.',
    }),
    date: t.exposeString('date', {
      nullable: true,
      description: 'When the file was last written, ISO 8601 in UTC; null where it is not read yet.',
    }),
    fileSize: t.exposeFloat('fileSize', {
      nullable: true,
      description: 'In bytes; null where it is not read yet. Whole, and may be more than 2^31.',
    }),
    width: t.exposeInt('width', { nullable: true, description: 'In pixels, as the metadata tell.' }),
    height: t.exposeInt('height', { nullable: true }),
    model: t.exposeString('model', { nullable: true }),
    metadata: t.field({
      type: MetadataType,
      complexity: FILE_COMPLEXITY,
      resolve: ({ path }, _args, { run }) => run(metadataGet, { path }),
    }),
  }),
});

const FoundImageConnection = builder.connectionObject({ name: 'FoundImageConnection', type: FoundImageType });

const ImageSortEnum = builder.enumType('ImageSort', {
  description: 'What images are ordered by. Equals come in the order of paths.',
  values: {
    path: { description: 'As groups are listed: directories in natural order, images by id, seed and name.' },
    date: { description: 'When the file was last written.' },
    name: {},
    id: {},
    seed: { description: 'The seed in the metadata, or that of the file name where there is none.' },
    size: { description: 'Of the picture, in pixels.' },
    relevance: { description: 'As `path`, where no text is looked for.' },
  } as const,
});

const FacetNameEnum = builder.enumType('FacetName', {
  description: 'What images can be counted by.',
  values: FacetName.options,
});

const FacetValueType = builder.objectRef<Facet['values'][number]>('FacetValue').implement({
  fields: (t) => ({
    value: t.exposeString('value', { description: 'As searches take it; sizes as `512x768`.' }),
    count: t.exposeInt('count', { description: 'Images that have it.' }),
  }),
});

const FacetType = builder.objectRef<Facet>('Facet').implement({
  description: 'How many images have each value of something.',
  fields: (t) => ({
    name: t.expose('name', { type: FacetNameEnum }),
    values: t.expose('values', {
      type: [FacetValueType],
      description: 'The most frequent first, equals in order of letters.',
    }),
    isComplete: t.exposeBoolean('isComplete', {
      description: 'Whether these are all; there are more otherwise.',
    }),
  }),
});

const FacetsType = builder.objectRef<OutputOf<typeof searchFacets>>('Facets').implement({
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'Images found.' }),
    facets: t.expose('facets', { type: [FacetType] }),
  }),
});

const SuggestionKindEnum = builder.enumType('SuggestionKind', {
  values: ['field', 'value', 'word'] as const,
});

const SuggestionType = builder.objectRef<Suggestion>('Suggestion').implement({
  description: 'A way to go on with a search line.',
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'What stands in the place of the characters from `start` to `end`.',
    }),
    kind: t.expose('kind', { type: SuggestionKindEnum }),
    count: t.exposeInt('count', {
      nullable: true,
      description: 'Images that have it; null where nobody counts.',
    }),
  }),
});

const SuggestionsType = builder.objectRef<OutputOf<typeof searchSuggest>>('Suggestions').implement({
  fields: (t) => ({
    start: t.exposeInt('start', {
      description: 'First UTF-16 unit of the line that a suggestion replaces.',
    }),
    end: t.exposeInt('end', { description: 'The unit behind the last one that it replaces.' }),
    suggestions: t.expose('suggestions', { type: [SuggestionType] }),
  }),
});

const ParsedSearchType = builder.objectRef<OutputOf<typeof searchParse>>('ParsedSearch').implement({
  description: 'A search line as the object that it stands for.',
  fields: (t) => ({
    filter: t.expose('filter', { type: 'JSON', description: 'In the form of `FilterInput`.' }),
    query: t.exposeString('query', { description: 'The same line in its usual form.' }),
  }),
});

builder.scalarType('JSON', {
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
});

const placeArgs = builder.args((t) => ({
  directory: t.string({ description: 'Where to look, relative to the base directory; there if left out.' }),
  recursive: t.boolean({ description: 'Also the directories below it; the default.' }),
}));

/** Adds the questions about searches. */
export function addSearches(): void {
  builder.queryFields((t) => ({
    searchImages: t.field({
      type: FoundImageConnection,
      nullable: true,
      description: 'The images that a search finds.',
      args: {
        ...filterArgs,
        ...placeArgs,
        sort: t.arg({ type: ImageSortEnum, description: '`path` if left out.' }),
        order: t.arg({ type: SortOrder, description: ORDER_DESCRIPTION }),
        ...pageArgs,
      },
      complexity: ({ first }) => connectionComplexity(first),
      resolve: async (_root, { first, after, ...question }, { run }) => {
        const input = { ...withoutNulls(question), ...pageInput({ first, after }) };
        return toConnection(await run(imagesSearch, input), after);
      },
    }),
    facets: t.field({
      type: FacetsType,
      nullable: true,
      description: 'How many of the images that a search finds have which model, sampler, size and so on.',
      args: {
        ...filterArgs,
        ...placeArgs,
        facets: t.arg({ type: [FacetNameEnum], description: 'Which; all if left out.' }),
        limit: t.arg.int({ description: 'Most values of each.' }),
      },
      complexity: COUNT_COMPLEXITY,
      resolve: (_root, args, { run }) => run(searchFacets, withoutNulls(args)),
    }),
    suggest: t.field({
      type: SuggestionsType,
      nullable: true,
      description: 'Ways to complete a search line where the caret stands.',
      args: {
        query: t.arg.string(),
        position: t.arg.int({ description: 'Of the caret, in UTF-16 units; at the end if left out.' }),
        directory: t.arg.string({ description: 'Values that occur in it or below it.' }),
        limit: t.arg.int(),
      },
      complexity: COUNT_COMPLEXITY,
      resolve: (_root, args, { run }) => run(searchSuggest, withoutNulls(args)),
    }),
    parseSearch: t.field({
      type: ParsedSearchType,
      nullable: true,
      description: 'A search line as the object that it stands for.',
      args: { query: t.arg.string() },
      resolve: (_root, args, { run }) => run(searchParse, withoutNulls(args)),
    }),
  }));
}
