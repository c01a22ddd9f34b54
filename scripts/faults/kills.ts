import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { loadDriver } from '../../catalog/store/driver.js';
import { groupsOnDisk } from '../../test/catalog/catalogs.js';
import { writeMany } from '../../test/faults/many.js';
import { run, scratch } from './program.js';

/** Files in each directory. */
const DIRECTORY = 1000;
/** Runs that are killed before one may come to its end. */
const KILLS = 30;
/** Milliseconds before a run is killed, at most. */
const MOST = 3000;

/**
 * Kills `seedroll index` again and again while it reads a folder for the first time, at moments of chance.
 * @returns Whether the catalog was sound each time, kept what it had, and in the end answers as the disk does.
 */
export async function kills(files = 100_000): Promise<boolean> {
  using base = scratch();
  using data = scratch();
  writeMany(base.path, { directories: Math.ceil(files / DIRECTORY), files: DIRECTORY });
  const file = join(data.path, 'catalog.sqlite');
  let before = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const program = run('index', base.path, '--data-dir', data.path, '--json');
    const after = Math.random() * MOST;
    await Promise.race([setTimeout(after), program.ended]);
    await program[Symbol.asyncDispose]();
    const found = lookInto(file);
    console.log(
      `killed after ${after.toFixed(0)} ms: ${found?.parsed ?? 'no'} files read, ${found?.integrity ?? 'no catalog yet'}`,
    );
    if (found === null) continue;
    if (found.integrity !== 'ok' || found.parsed < before) return false;
    before = found.parsed;
  }
  await run('index', base.path, '--data-dir', data.path).ended.then(console.log);
  const text = await run('groups', base.path, '--data-dir', data.path).ended;
  const told = text.trimEnd().split('\n').map(pathsOf);
  const onDisk = (await groupsOnDisk(base)).map(({ paths, prompt }) => JSON.stringify([paths, prompt]));
  console.log(`${told.length} groups told, ${onDisk.length} on the disk`);
  return told.length === onDisk.length && told.every((group, index) => group === onDisk[index]);
}

function lookInto(file: string): { integrity: string; parsed: number } | null {
  const { DatabaseSync } = loadDriver();
  try {
    const database = new DatabaseSync(file);
    try {
      const integrity = database.prepare('PRAGMA integrity_check').get<{ integrity_check: string }>();
      const row = database
        .prepare('SELECT total(parsed) AS parsed FROM directories')
        .get<{ parsed: number }>();
      return { integrity: integrity?.integrity_check ?? '', parsed: row?.parsed ?? 0 };
    } finally {
      database.close();
    }
  } catch (error) {
    // Killed before the first tables were made.
    if (error instanceof Error && error.message.includes('no such table')) return null;
    throw error;
  }
}

function pathsOf(line: string): string {
  const group: unknown = JSON.parse(line);
  if (typeof group !== 'object' || group === null || !('images' in group) || !Array.isArray(group.images))
    return line;
  const paths = group.images.map((image: unknown) =>
    typeof image === 'object' && image !== null && 'path' in image ? image.path : null,
  );
  const { metadata } = { metadata: null, ...group };
  const prompt = typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'prompt') : null;
  return JSON.stringify([paths, prompt]);
}
