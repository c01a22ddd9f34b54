import type { ImageState, StateCounts } from '../store.js';

/** Numbers of the column `state`; indexes of the schema name some. */
export const STATE_NUMBERS = { unparsed: 0, parsed: 1, empty: 2, unreadable: 3 } as const;

const STATES: readonly ImageState[] = ['unparsed', 'parsed', 'empty', 'unreadable'];

export function stateOf(column: number | bigint): ImageState {
  return STATES[Number(column)] ?? 'unparsed';
}

export function noCounts(): StateCounts {
  return { unparsed: 0, parsed: 0, empty: 0, unreadable: 0 };
}

export function sumOfCounts({ unparsed, parsed, empty, unreadable }: StateCounts): number {
  return unparsed + parsed + empty + unreadable;
}
