import type { Filter } from '../models/filter.js';
import { checkFilter } from './bounds.js';
import { filterOf, treeOf } from './tree.js';

/**
 * The usual form of a filter, equal for filters that differ in form alone: `parseSearch` gives filters in this form.
 * @throws SeedrollError `INVALID_INPUT` of the field `filter`, where it is out of the bounds of `checkFilter`.
 */
export function normaliseFilter(filter: Filter): Filter {
  checkFilter(filter);
  return filterOf(treeOf(filter));
}
