/** Undoes one filter in place, up to `end`. `above` is the row above without its filter, zeros above the first. */
type Unfilter = (row: Uint8Array, above: Uint8Array, end: number, channels: number) => void;

/** By the byte in front of a row (W3C PNG specification, third edition, chapter 9). A row is at least a pixel long. */
const unfilters: readonly Unfilter[] = [
  function none() {},
  function sub(row, _above, end, channels) {
    for (let at = channels; at < end; at++) row[at] = (row[at] ?? 0) + (row[at - channels] ?? 0);
  },
  function up(row, above, end) {
    for (let at = 0; at < end; at++) row[at] = (row[at] ?? 0) + (above[at] ?? 0);
  },
  function average(row, above, end, channels) {
    for (let at = 0; at < channels; at++) row[at] = (row[at] ?? 0) + ((above[at] ?? 0) >>> 1);
    for (let at = channels; at < end; at++) {
      row[at] = (row[at] ?? 0) + (((row[at - channels] ?? 0) + (above[at] ?? 0)) >>> 1);
    }
  },
  function paeth(row, above, end, channels) {
    for (let at = 0; at < channels; at++) row[at] = (row[at] ?? 0) + (above[at] ?? 0);
    for (let at = channels; at < end; at++) {
      const left = row[at - channels] ?? 0;
      const up = above[at] ?? 0;
      const upperLeft = above[at - channels] ?? 0;
      const toLeft = Math.abs(up - upperLeft);
      const toUp = Math.abs(left - upperLeft);
      const toUpperLeft = Math.abs(left + up - 2 * upperLeft);
      const isLeft = toLeft <= toUp && toLeft <= toUpperLeft;
      row[at] = (row[at] ?? 0) + (isLeft ? left : toUp <= toUpperLeft ? up : upperLeft);
    }
  },
];

/** Undoes the filter of a row in place, up to `end`. Returns whether there is such a filter. */
export function unfilter(
  filter: number,
  row: Uint8Array,
  above: Uint8Array,
  end: number,
  channels: number,
): boolean {
  const undo = unfilters[filter];
  undo?.(row, above, end, channels);
  return undo !== undefined;
}
