import { isSuccessor } from '../schema/models/decimal-text.js';
import { compareRows, type Row } from './order.js';

/**
 * Groups the images of one directory by the default rule: in order of (id, seed, name), a group is a maximal run
 * in which each seed is the one before plus 1. An image whose name holds no seed is a group of its own, after
 * the others.
 * @param rows The images of one directory, in any order.
 * @returns The groups in order, none empty; every row is in exactly one.
 */
export function groupRows<R extends Row>(rows: readonly R[]): R[][] {
  const groups: R[][] = [];
  let current: R[] | undefined;
  let previous: R | undefined;
  for (const row of rows.toSorted(compareRows)) {
    if (current !== undefined && previous !== undefined && continues(previous, row)) {
      current.push(row);
    } else {
      current = [row];
      groups.push(current);
    }
    previous = row;
  }
  return groups;
}

function continues(previous: Row, next: Row): boolean {
  return previous.seed !== null && next.seed !== null && isSuccessor(previous.seed, next.seed);
}
