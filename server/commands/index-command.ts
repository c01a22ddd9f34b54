import { Command } from 'commander';
import type { Catalog } from '../../catalog/catalog.js';
import type { LibraryStatus, UnreadableImage } from '../../schema/models/status.js';
import { openComplete } from './catalog-options.js';
import { number } from './scan-progress.js';

interface CommandLine {
  dataDir?: string;
  full: boolean;
  json: boolean;
}

/** Unreadable images that are named for people; `--json` names all. */
const NAMED = 10;
const PAGE = 500;

/** `seedroll index DIR`: builds or refreshes the catalog, and says what is in it. */
export function indexCommand(): Command {
  return new Command('index')
    .description('build or refresh the catalog of a folder, and say what is in it')
    .argument('<dir>', 'folder of images; it is only ever read')
    .option('--data-dir <dir>', "folder for seedroll's own files (default: one in the user's cache folder)")
    .option('--full', 'look at every file that is known, also where its directory has not changed', false)
    .option('--json', 'print one JSON object instead of text', false)
    .action(index);
}

async function index(directory: string, { dataDir, full, json }: CommandLine): Promise<void> {
  const start = performance.now();
  await using catalog = await openComplete(directory, dataDir, { full });
  const status = await catalog.status();
  const seconds = (performance.now() - start) / 1000;
  const unreadable = await unreadableOf(catalog, json ? Infinity : NAMED);
  if (json) console.log(JSON.stringify({ ...status, seconds, unreadableImages: unreadable }));
  else console.log(summary(status, seconds, unreadable));
}

async function unreadableOf(catalog: Catalog, most: number): Promise<UnreadableImage[]> {
  const all: UnreadableImage[] = [];
  const session = catalog.session();
  let cursor: string | undefined;
  do {
    const page = await session.unreadable({ cursor, limit: Math.min(PAGE, most - all.length) });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && all.length < most);
  return all;
}

function summary(status: LibraryStatus, seconds: number, unreadable: readonly UnreadableImage[]): string {
  const { directories, images, groups, parsed, withoutMetadata, catalogProblem } = status;
  const lines = [
    `${number(images)} images in ${number(directories)} directories, ${number(groups)} groups`,
    `${number(parsed)} with metadata, ${number(withoutMetadata)} without, ${number(status.unreadable)} unreadable`,
    ...unreadable.map(({ path, reason }) => `  ${path}: ${reason}`),
  ];
  if (status.unreadable > unreadable.length)
    lines.push(`  and ${number(status.unreadable - unreadable.length)} more`);
  const size = `${(status.catalogBytes / 1e6).toFixed(1)} MB`;
  lines.push(
    `catalog of ${size}${status.catalog === 'file' ? '' : ', not kept'}, after ${seconds.toFixed(1)} s`,
  );
  if (catalogProblem !== null) lines.push(catalogProblem);
  return lines.join('\n');
}
