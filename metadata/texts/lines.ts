/** Line ends as Python's `splitlines` knows them: the original server split prompts there. */
// oxlint-disable-next-line no-control-regex -- the separators are control characters
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/** Lines trimmed, empty ones dropped, joined by a line feed: the form of prompts in every API. */
export function tidyLines(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(LINE_END))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The words of a tidy prompt: split at commas and lines, trimmed, lower-cased, empty ones dropped. */
export function promptWords(prompt: string): string[] {
  return prompt
    .split(/[,\n]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
}
