/** Rows of text as a table: aligned for a terminal, or in Markdown. The first row is the heading. */
export function table(rows: readonly (readonly string[])[], markdown: boolean): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, column)));
  if (!markdown) return lines.map((cells) => cells.join('  ').trimEnd()).join('\n');
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const [heading = [], ...rest] = lines;
  return [heading, rule, ...rest].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Names to the left, numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
