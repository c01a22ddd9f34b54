import { SeedrollError } from '../errors.js';
import { MAX_CONDITIONS, MAX_DEPTH } from '../models/filter-constants.js';
import type { Filter } from '../models/filter.js';
import { conditionsOf } from './conditions.js';

/**
 * Holds a filter to `MAX_CONDITIONS` and `MAX_DEPTH`. Every field that is given is a condition, and so is an empty filter
 * within another. Depth counts filters in `any` and `none`; `all` counts only right within another `all`, since what it
 * holds stands beside the conditions around it.
 * @throws SeedrollError `INVALID_INPUT` of the field `filter`.
 */
export function checkFilter(filter: Filter): void {
  const message = outOfBounds(filter);
  if (message !== null) throw new SeedrollError('INVALID_INPUT', `filter: ${message}`, { field: 'filter' });
}

/** What is wrong with the size of a filter, or null. */
export function outOfBounds(filter: Filter): string | null {
  let conditions = 0;

  function isTooDeep(one: Filter, depth: number, isInAll: boolean): boolean {
    if (depth > MAX_DEPTH) return true;
    const parts = [one.all ?? [], one.any ?? [], one.none ?? []];
    const given = conditionsOf(one).length;
    conditions += given === 0 && parts.every((part) => part.length === 0) ? 1 : given;
    if (conditions > MAX_CONDITIONS) return false;
    return (
      (one.all ?? []).some((each) => isTooDeep(each, depth + (isInAll ? 1 : 0), true)) ||
      [...(one.any ?? []), ...(one.none ?? [])].some((each) => isTooDeep(each, depth + 1, false))
    );
  }

  if (isTooDeep(filter, 0, false)) return `expected conditions within one another at most ${MAX_DEPTH} deep`;
  return conditions > MAX_CONDITIONS ? `expected at most ${MAX_CONDITIONS} conditions` : null;
}
