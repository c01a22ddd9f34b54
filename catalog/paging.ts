import { compareNames } from './order.js';

/**
 * The index of the first name behind another one, in natural order. Cursors are names, so a page survives that others come
 * and go.
 */
export function placeBehind(names: readonly string[], after: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const name = names[middle];
    if (name !== undefined && compareNames(name, after) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
