/**
 * Text as SQLite keeps it. A NUL ends a text on its way out of the driver, and a lone surrogate (a file name on
 * Windows may hold one) has no UTF-8: both are written as U+0001 and four hex digits, and so is U+0001 itself.
 */
const ESCAPE = '\u0001';

export function toTextColumn(text: string): string {
  if (text.isWellFormed() && !text.includes(ESCAPE) && !text.includes('\0')) return text;
  let escaped = '';
  for (const character of text) {
    const isPlain = character.isWellFormed() && character !== ESCAPE && character !== '\0';
    escaped += isPlain ? character : ESCAPE + character.charCodeAt(0).toString(16).padStart(4, '0');
  }
  return escaped;
}

/** Whether a column holds something that is not written as it is. */
export function isEscaped(column: string): boolean {
  return column.includes(ESCAPE);
}

export function fromTextColumn(column: string): string {
  if (!isEscaped(column)) return column;
  const [first = '', ...rest] = column.split(ESCAPE);
  return rest.reduce(
    (text, part) => text + String.fromCharCode(Number.parseInt(part.slice(0, 4), 16)) + part.slice(4),
    first,
  );
}
