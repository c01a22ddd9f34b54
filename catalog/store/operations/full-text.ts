/**
 * The words of a question as a query of FTS5: each a string in quotes, in which nothing is syntax but the quote. All of
 * them must be there, in prompt or negative prompt; what stands between quotes must stand side by side.
 * @returns Null where there is no word.
 */
export function fullTextQuery(text: string): string | null {
  const phrases = [...text.toWellFormed().matchAll(/"([^"]*)"?|[^\s"]+/g)]
    .map(([all, quoted]) => (quoted ?? all).replaceAll('\0', ' ').trim())
    // What holds no letter or digit has no tokens, and would match nothing.
    .filter((phrase) => /[\p{L}\p{N}\p{Co}]/u.test(phrase));
  return phrases.length === 0 ? null : phrases.map((phrase) => `"${phrase}"`).join(' ');
}
