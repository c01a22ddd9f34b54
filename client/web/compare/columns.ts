import { fitted, type Size } from './lens.js';

/** Of how many columns images that stand side by side are largest; of more columns rather than of fewer. */
export function columnsFor(count: number, aspect: number, room: Size): number {
  const columns = Array.from({ length: count }, (_, index) => count - index);
  const widthIn = (each: number): number =>
    fitted(aspect, { width: room.width / each, height: room.height / Math.ceil(count / each) }).width;
  return columns.reduce((best, each) => (widthIn(each) > widthIn(best) * 1.01 ? each : best));
}
