#!/usr/bin/env node
import { Command } from 'commander';
import { SeedrollError } from '../schema/errors.js';
import { metadataCommand } from './commands/metadata.js';
import { serveCommand } from './commands/serve.js';
import { version } from './version.js';

const serve = serveCommand(fail);
const program = new Command('seedroll')
  .description(
    'Serves a folder of AI-generated images: grouped by consecutive seeds, with their prompts and parameters.',
  )
  .version(version)
  .usage('--base-dir <dir> [options]')
  .addCommand(serve, { isDefault: true })
  .addCommand(metadataCommand())
  .addHelpText('after', () => `\n${serve.createHelp().formatHelp(serve, serve.createHelp())}`);

function fail(error: unknown): never {
  const isExplained = error instanceof SeedrollError;
  console.error(
    `seedroll: ${isExplained ? error.message : error instanceof Error ? error.stack : String(error)}`,
  );
  process.exit(1);
}

program.parseAsync().catch(fail);
