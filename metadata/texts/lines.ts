/** Line ends as Python's `splitlines` knows them: the original server split prompts there. */
// oxlint-disable-next-line no-control-regex -- the separators are control characters
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/** A prompt in the form of the original server: its lines trimmed, empty ones dropped, joined by a line feed. */
export function tidyPrompt(prompt: string): string {
  return prompt
    .split(LINE_END)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The words of a prompt: split at commas and lines, trimmed, lower-cased, empty ones dropped. */
export function promptWords(prompt: string): string[] {
  return tidyPrompt(prompt)
    .split(/[,\n]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
}
