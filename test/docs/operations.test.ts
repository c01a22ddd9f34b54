import { describe, expect, it } from 'vitest';
import { LibraryStatus } from '../../schema/models/status.js';
import { operations } from '../../schema/operations/index.js';
import { readDocument, rowsUnder } from './tables.js';

describe('the operations', () => {
  it('are the procedures of docs/trpc.md', () => {
    const rows = rowsUnder(readDocument('docs/trpc.md'), '## Procedures')
      .filter((row) => row.includes('.'))
      .map((row) => row.replace(' (a mutation)', ''));
    expect(rows.toSorted()).toEqual(operations.map(({ name }) => `\`${name}\``).toSorted());
  });

  it('are the routes of docs/rest.md', () => {
    const routes = operations.flatMap(({ rest }) => (rest === undefined ? [] : [`\`/api/v1${rest.path}\``]));
    expect(rowsUnder(readDocument('docs/rest.md'), '## `/api/v1`').toSorted()).toEqual(routes.toSorted());
  });
});

describe('the status', () => {
  const fields = Object.keys(LibraryStatus.shape).toSorted();

  it('has the fields of docs/operating.md', () => {
    const rows = rowsUnder(readDocument('docs/operating.md'), '## Status');
    expect(rows.toSorted()).toEqual(fields.map((field) => `\`${field}\``).toSorted());
  });

  it.each([
    ['docs/trpc.md', 'interface LibraryStatus'],
    ['docs/graphql.md', 'type LibraryStatus'],
  ])('has the fields of %s', (document, opening) => {
    const text = readDocument(document);
    const body = text.slice(text.indexOf(`${opening} {\n`)).split('\n}')[0] ?? '';
    expect([...body.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => name).toSorted()).toEqual(fields);
  });
});
