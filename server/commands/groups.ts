import { once } from 'node:events';
import { Command } from 'commander';
import { openComplete } from './catalog-options.js';

/** `seedroll groups DIR`: one JSON object a line. */
export function groupsCommand(): Command {
  return new Command('groups')
    .description('print the groups of a folder, one JSON object a line')
    .argument('<dir>', 'folder of images; it is only ever read')
    .option('--data-dir <dir>', "folder for seedroll's own files (default: one in the user's cache folder)")
    .option('--search <text>', 'only groups whose prompt or negative prompt holds this text', '')
    .action(print);
}

async function print(
  directory: string,
  { dataDir, search }: { dataDir?: string; search: string },
): Promise<void> {
  await using catalog = await openComplete(directory, dataDir, { full: false });
  // A reader such as `head` that has seen enough is no failure.
  process.stdout.on('error', () => process.exit(0));
  const { pieces } = await catalog.session().groupPieces({ directory: '', recursive: true, search });
  for (const piece of pieces) {
    const { wanted, firstNumber } = piece;
    for (const [place, group] of (await piece.read()).entries()) {
      if (wanted !== null && !wanted.includes(place)) continue;
      const line = JSON.stringify({ ...group, number: firstNumber + place });
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    }
  }
}
