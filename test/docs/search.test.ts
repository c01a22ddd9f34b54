import { describe, expect, it } from 'vitest';
import { reportError } from '../../schema/errors.js';
import { IMAGE_TRAITS, MAX_CONDITIONS, MAX_DEPTH, MAX_TEXT } from '../../schema/models/filter-constants.js';
import { formatSearch, parseSearch, searchFields } from '../../schema/search/index.js';
import { failureOf } from '../search/failures.js';
import { readDocument, rowsUnder } from './tables.js';

const document = readDocument('docs/search.md');

/** The lines of all blocks of a language. */
function linesIn(language: string): string[] {
  const blocks = document.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  return [...blocks].flatMap(([, block = '']) => block.trimEnd().split('\n'));
}

/** Neighbours, two by two. */
function pairsIn(language: string): [string, string][] {
  const lines = linesIn(language);
  return lines.flatMap((line, index) => (index % 2 === 0 ? [[line, lines[index + 1] ?? '']] : []));
}

/** What stands in backquotes in the rows of a section, by its heading. */
function codesUnder(heading: string): string[] {
  const [, section = ''] = document.split(`\n${heading}\n`);
  const rows = (section.split(/^#+ /m)[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) =>
    [...row.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|')),
  );
}

it.each(pairsIn('search'))('%s is what docs/search.md says', (line, filter) => {
  expect(parseSearch(line)).toEqual(JSON.parse(filter));
});

it.each(pairsIn('search-errors'))('%s is refused where docs/search.md says', (line, mark) => {
  const { offset, expected } = failureOf(line);
  expect({ offset, expected: expected?.[0] }).toEqual({
    offset: mark.indexOf('^'),
    expected: mark.split('^ ')[1],
  });
});

it('the error of docs/search.md is one', () => {
  const [, text = ''] = /^ {2}"error": (".*"),$/m.exec(document) ?? [];
  const { message, offset, expected } = failureOf('fox steps:many');
  expect(JSON.parse(text)).toBe(message);
  expect(document).toContain(`"offset": ${offset},`);
  expect(document.replaceAll(/\s/g, '')).toContain(`"expected":${JSON.stringify(expected)}`);
});

it('the error of docs/errors.md is one', () => {
  const { message, ...details } = reportError(failureOf('steps:many'));
  expect(readDocument('docs/errors.md')).toContain(`\n${JSON.stringify({ error: message, ...details })}\n`);
});

it.each(linesIn('usual').map((line) => line.split(/ *→ /)))(
  'the usual form of %s is %s',
  (line = '', usual) => {
    expect(formatSearch(parseSearch(line))).toBe(usual);
  },
);

it.each(codesUnder('## In short'))('%s can be read', (line) => {
  expect(Object.keys(parseSearch(line))).not.toEqual([]);
});

describe('the table of fields', () => {
  const codes = codesUnder('## Fields');

  it('has all fields and their other names', () => {
    const names = searchFields.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => `${name}:`);
    expect(rowsUnder(document, '## Fields')).toEqual(searchFields.map(({ name }) => `\`${name}:\``));
    expect(codes.filter((code) => code.endsWith(':'))).toEqual(names);
  });

  it.each(codes.filter((code) => !code.endsWith(':')))('%s can be read', (line) => {
    expect(Object.keys(parseSearch(line))).not.toEqual([]);
  });
});

it('the table of traits has all', () => {
  expect(rowsUnder(document, '### Traits')).toEqual(IMAGE_TRAITS.map((trait) => `\`${trait}\``));
});

it.each(codesUnder('## Numbers').filter((code) => !code.endsWith(':')))(
  '%s is a number of steps',
  (value) => {
    expect(parseSearch(`steps:${value}`)).toHaveProperty('steps');
  },
);

it.each(codesUnder('## Dates').filter((code) => !code.startsWith('…')))('%s is a date', (value) => {
  expect(parseSearch(`date:${value}`)).toHaveProperty('date');
});

it('the bounds are those of filters', () => {
  for (const bound of [MAX_TEXT, MAX_CONDITIONS, MAX_DEPTH])
    expect(document).toMatch(new RegExp(`^\\| .* \\| ${bound.toLocaleString('en')} +\\|$`, 'm'));
});
