/** How a grid of equal tiles lies in its pane. All of it is arithmetic, so that a million groups cost no more than ten. */
export interface GridLayout {
  columns: number;
  rows: number;
  /** Width of a tile, and height of the box for its picture, in pixels. */
  tile: number;
  /** Height of a row with the gap below it. */
  rowHeight: number;
  /** Height of everything. */
  height: number;
}

export const GAP = 12;
export const PADDING = 12;

/** Two lines of text below each picture. */
const CAPTION = 44;

/** A pane narrower than this shows two columns, where tiles of the wanted width would make one. */
const NARROW = 600;

/**
 * @param count Groups.
 * @param width Of the pane, in pixels.
 * @param wanted Width of a tile; they grow a little to fill their row.
 */
export function layOut(count: number, width: number, wanted: number): GridLayout {
  const room = Math.max(1, width - 2 * PADDING);
  const fitting = Math.floor((room + GAP) / (wanted + GAP));
  const columns = Math.max(width < NARROW && wanted < 320 ? 2 : 1, fitting);
  const tile = Math.floor((room - GAP * (columns - 1)) / columns);
  const rows = Math.ceil(count / columns);
  const rowHeight = tile + CAPTION + GAP;
  return { columns, rows, tile, rowHeight, height: rows * rowHeight + 2 * PADDING - GAP };
}

/** The rows that are seen when the pane begins at `position`, with one more on each side: from the first one to behind the last. */
export function rowsAt(layout: GridLayout, position: number, paneHeight: number): [number, number] {
  const first = Math.floor((position - PADDING) / layout.rowHeight) - 1;
  const last = Math.ceil((position - PADDING + paneHeight) / layout.rowHeight) + 1;
  const from = Math.max(0, Math.min(first, layout.rows - 1));
  return [from, Math.max(from, Math.min(last, layout.rows))];
}

/** Where the pane must begin so that a row is seen whole; `position` where it is already. */
export function positionFor(layout: GridLayout, row: number, position: number, paneHeight: number): number {
  const top = PADDING + row * layout.rowHeight;
  const bottom = top + layout.rowHeight;
  if (top - GAP < position) return Math.max(0, top - GAP);
  if (bottom > position + paneHeight) return bottom - paneHeight;
  return position;
}
