const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people say them, by thousands: `873 B`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  let size = bytes;
  let unit = 'B';
  for (const next of UNITS) {
    // What would be rounded to 1000 is one of the next.
    if (size < 999.5) break;
    size /= 1000;
    unit = next;
  }
  return `${size < 9.95 && unit !== 'B' ? size.toFixed(1) : String(Math.round(size))} ${unit}`;
}
