import { IMAGE_TRAITS } from '../../models/filter-constants.js';
import { NAMES } from '../conditions.js';
import type { SearchField } from './value.js';

/** `is:portrait` and the like. */
export const traitField: SearchField = {
  name: NAMES.is,
  aliases: [],
  forms: IMAGE_TRAITS,
  keywords: IMAGE_TRAITS,
  read: ({ text }) => {
    const value = IMAGE_TRAITS.find((trait) => trait === text.toLowerCase());
    return value === undefined
      ? 'wrong'
      : { kind: 'condition', condition: { kind: 'trait', key: 'is', value } };
  },
};
