import { readFileSync } from 'node:fs';

/** A document of the project, by its path from there. */
export function readDocument(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/**
 * What stands in backquotes at the beginning of the rows of tables.
 * @param heading Of the section to look in, with its `#`s; it ends at the next heading of any level.
 */
export function rowsUnder(text: string, heading: string): string[] {
  const start = text.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`expected the heading ${JSON.stringify(heading)}`);
  const section = text.slice(start + heading.length + 2);
  const end = section.search(/^#+ /m);
  const rows = section.slice(0, end < 0 ? undefined : end).matchAll(/^\| `([^|]*?) *\|/gm);
  return [...rows].map(([, cell = '']) => `\`${cell}`);
}
