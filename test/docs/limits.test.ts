import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../schema/errors.js';
import { MAX_CONDITIONS, MAX_DEPTH } from '../../schema/models/filter-constants.js';
import { MAX_BODY } from '../../server/json-body.js';
import { DEFAULTS } from '../../server/options.js';
import { readDocument } from './tables.js';

/** The rows of the tables of a document, as their cells. */
function cellsOf(path: string): string[][] {
  return [...readDocument(path).matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  );
}

const limits = new Map(cellsOf('docs/operating.md').map(([what, most]) => [what, most]));
const errors = new Map(cellsOf('docs/errors.md').map(([code, ...rest]) => [code, rest]));

describe('docs/operating.md', () => {
  it.each([
    ['time of one request', `${DEFAULTS.requestTimeout} s, or \`--request-timeout\``],
    ['body of a request', `${MAX_BODY / 1024} kB`],
    ['filter', `${MAX_CONDITIONS} conditions, ${MAX_DEPTH} deep`],
  ])('says what the limit of %s is', (what, most) => {
    expect(limits.get(what)).toBe(most);
  });
});

describe('docs/errors.md', () => {
  it.each(Object.keys(ERRORS))('says what %s means, and what to do', (code) => {
    const [, , meaning = '', cure = ''] = errors.get(`\`${code}\``) ?? [];
    expect(meaning).toMatch(/\w.*\.$/);
    expect(cure).toMatch(/\w.*\.$/);
  });
});
