#!/usr/bin/env node
import { Command } from 'commander';
import { groupsCommand } from './commands/groups.js';
import { indexCommand } from './commands/index-command.js';
import { metadataCommand } from './commands/metadata.js';
import { serveCommand } from './commands/serve.js';
import { fail } from './fail.js';
import { version } from './version.js';

const serve = serveCommand();
const program = new Command('seedroll')
  .description(
    'Serves a folder of AI-generated images: grouped by consecutive seeds, with their prompts and parameters.',
  )
  .version(version)
  .usage('--base-dir <dir> [options]')
  .addCommand(serve, { isDefault: true })
  .addCommand(indexCommand())
  .addCommand(groupsCommand())
  .addCommand(metadataCommand())
  .addHelpText('after', () => `\n${serve.createHelp().formatHelp(serve, serve.createHelp())}`);

program.parseAsync().catch(fail);
