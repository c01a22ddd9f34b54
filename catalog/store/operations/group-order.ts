import type { GroupPlace, StoredImage } from '../store.js';
import type { Rows } from './group-rows.js';

/** The images of a directory in the order in which a rule groups them. */
export interface GroupOrder {
  /** The image at a place; where there is none, the first one behind it. */
  at(place: GroupPlace): PlacedImage | null;
  /** The ordinal of the first group that begins behind a place. */
  behind(place: GroupPlace): number;
  /** Images from the first one of a group on. */
  from(ordinal: number, limit: number): StoredImage[];
  /** Images of a group, from its beginning or behind a place. */
  inGroup(ordinal: number, after: GroupPlace | null, limit: number): StoredImage[];
  /** All images of a group. */
  rowsOf(ordinal: number): Rows;
}

/** An image, and the group that it is in. */
export interface PlacedImage {
  name: string;
  /** That the rule looks at. */
  seed: string | null;
  ordinal: number;
}

/** Index of the first of some items for which `isBehind` is true: it is false and then true. */
export function firstBehind(count: number, isBehind: (index: number) => boolean, start = 0): number {
  let from = start;
  let to = count;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isBehind(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
