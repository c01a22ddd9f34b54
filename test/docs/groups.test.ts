import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleLibrary } from '../../samples/library.js';
import { Border, GroupRule, GroupSplit } from '../../schema/models/group-rule.js';
import { groupsList } from '../../schema/operations/index.js';
import { makeFolder } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';
import { readDocument, rowsUnder } from './tables.js';

const DOCUMENT = 'docs/groups.md';

let server: TestServer;
beforeAll(async () => {
  const folder = await makeFolder();
  await makeSampleLibrary(folder.path);
  server = await startServer(folder);
  await server.catalog.idle();
  // Its pictures take a while to make.
}, 120_000);
afterAll(() => server[Symbol.asyncDispose]());

/** Requests of the document with the answers that stand below them. */
const examples = [...readDocument(DOCUMENT).matchAll(/```sh\n([^`]+)```\n\n```json\n([^`]+)```/g)].map(
  ([, command = '', answer = '']) => ({ command, answer }),
);

describe('the examples of docs/groups.md', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(3));

  it.each(examples)('answer what stands there: $command', async ({ command, answer }) => {
    const [, path = ''] = /http:\/\/[^/]+(\S+)/.exec(command) ?? [];
    const values = [...command.matchAll(/--data-urlencode '([^=']+)=([^']*)'/g)];
    const query = new URLSearchParams(values.map(([, name = '', value = '']) => [name, value]));
    expect(await server.json(`${path}?${query.toString()}`)).toMatchObject(JSON.parse(answer));
  });
});

describe('docs/groups.md', () => {
  const namesUnder = (heading: string): string[] =>
    rowsUnder(readDocument(DOCUMENT), heading)
      .flatMap((cell) => cell.split(', '))
      .map((name) => name.replaceAll('`', ''))
      .filter((name) => !['field', 'value', 'sort'].includes(name));

  it('has every field of a rule, every border and every order', () => {
    expect(namesUnder('## Rules')).toEqual(Object.keys(GroupRule.shape));
    expect(namesUnder('## Borders').toSorted()).toEqual(Border.options.toSorted());
    expect(namesUnder('## Order and pages')).toEqual(groupsList.input.shape.sort.unwrap().options);
    for (const split of GroupSplit.options) expect(readDocument(DOCUMENT)).toContain(`\`${split}\``);
  });
});
