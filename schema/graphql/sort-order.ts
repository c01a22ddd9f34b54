import { builder } from './builder.js';

export const SortOrder = builder.enumType('SortOrder', {
  description: 'Which way lists are ordered. What an item is not known to have stands last either way.',
  values: ['asc', 'desc'] as const,
});

export const ORDER_DESCRIPTION =
  'Left out, dates, sizes, counts and relevance come largest first, all else smallest first.';
