import { extractIdAndSeed } from '../../metadata/names.js';
import type { Decimal } from '../../schema/models/decimal.js';
import { toDecimalColumn } from './decimal-column.js';
import type { Value } from './driver.js';
import { toTextColumn } from './text.js';

/** In the place of numbers that a name does not have: behind all numbers, as such images are. */
const NUMBERLESS: Value = Buffer.from([0xff]);

/** An image's place in the catalog's order, as columns: `file_id`, `seed`, `name`. */
export type PlaceColumns = [fileId: Value, seed: Value, name: string];

/** Before all places. */
export const FIRST_PLACE: PlaceColumns = [-1, -1, ''];

/** The place of a name, whether or not there is such an image. */
export function toPlaceColumns(name: string): PlaceColumns {
  const { id, seed } = extractIdAndSeed(name);
  return joinPlace(id, seed, toTextColumn(name));
}

/** @param text The name as its column has it. */
export function joinPlace(fileId: Decimal | null, seed: Decimal | null, text: string): PlaceColumns {
  return fileId === null || seed === null
    ? [NUMBERLESS, NUMBERLESS, text]
    : [toDecimalColumn(fileId), toDecimalColumn(seed), text];
}
