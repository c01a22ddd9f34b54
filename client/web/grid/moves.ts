/** The grid that keys move in. */
export interface Moving {
  columns: number;
  count: number;
  /** Tiles on one screen. */
  perPage: number;
}

/** The place that a key leads to; null where it leads nowhere else. */
export function moved(key: string, from: number, { columns, count, perPage }: Moving): number | null {
  const last = count - 1;
  const ways: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from - columns,
    ArrowDown: Math.min(from + columns, last),
    PageUp: Math.max(0, from - perPage),
    PageDown: Math.min(last, from + perPage),
    Home: 0,
    End: last,
  };
  const to = ways[key];
  return to === undefined || to < 0 || to > last ? null : to;
}
