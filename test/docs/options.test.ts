import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { groupsCommand } from '../../server/commands/groups.js';
import { indexCommand } from '../../server/commands/index-command.js';
import { metadataCommand } from '../../server/commands/metadata.js';
import { serveCommand } from '../../server/commands/serve.js';
import { readDocument, rowsUnder } from './tables.js';

const operating = readDocument('docs/operating.md');

/** Each option as it is written in help and documents, such as `--port <number>`. */
function optionsOf(command: Command): string[] {
  return command.options.map(({ flags }) => `\`${flags}\``);
}

describe.each([
  ['docs/operating.md', 'Command line', serveCommand()],
  ['docs/operating.md', 'Building the catalog beforehand', indexCommand()],
  ['docs/operating.md', 'Printing groups', groupsCommand()],
  ['docs/operating.md', 'Printing metadata', metadataCommand()],
  ['README.md', 'Serve your own folder', serveCommand()],
])('%s, %s', (document, heading, command) => {
  const rows = rowsUnder(readDocument(document), `## ${heading}`);

  it('names every option', () => {
    expect(rows).toEqual(expect.arrayContaining(optionsOf(command)));
  });

  it('names no other option', () => {
    const options = rows.filter((row) => row.startsWith('`--') && !/^`--(?:version|help)`/.test(row));
    expect(optionsOf(command)).toEqual(expect.arrayContaining(options));
  });
});

it('docs/operating.md names every command', () => {
  const rows = rowsUnder(operating, '## Command line');
  for (const command of [indexCommand(), groupsCommand(), metadataCommand()])
    expect(rows).toContainEqual(expect.stringMatching(`^\`seedroll ${command.name()} `));
});
