/** Suggestions, and the line that they were asked for. */
export interface Suggested {
  line: string;
  /** First UTF-16 unit of that line that a suggestion replaces. */
  start: number;
  /** The unit behind the last one. */
  end: number;
}

/**
 * The line with a suggestion in it, and where the caret stands behind that.
 * @param line As it is now: it may have been written on since.
 * @returns null where it was changed elsewhere than in what the suggestion replaces.
 */
export function completed(
  line: string,
  { line: asked, start, end }: Suggested,
  text: string,
): { line: string; caret: number } | null {
  const [before, after] = [asked.slice(0, start), asked.slice(end)];
  if (line.length < before.length + after.length) return null;
  if (!line.startsWith(before) || !line.endsWith(after)) return null;
  const replaced = line.slice(before.length, line.length - after.length);
  if (/\s/.test(replaced) && !replaced.startsWith('"')) return null;
  // What follows a value is a further condition; what follows the name of a field is its value.
  const space = text.endsWith(':') || after !== '' ? '' : ' ';
  return { line: `${before}${text}${space}${after}`, caret: before.length + text.length + space.length };
}
