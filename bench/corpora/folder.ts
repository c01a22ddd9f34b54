import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Raised whenever a corpus of the same name and size would hold other bytes. */
const VERSION = 2;
const FILES_PER_DIRECTORY = 1000;

/** Makes the file of a number: what it is called, and its bytes. */
export type MakeFile = (index: number) => { name: string; bytes: Uint8Array };

/**
 * A folder of made files in the system's temporary directory, in directories of a thousand. One that is there is used
 * again: the same numbers make the same bytes.
 * @returns The paths, in order.
 */
export function corpus(name: string, count: number, make: MakeFile): string[] {
  const folder = join(tmpdir(), `seedroll-bench-${name}-${count}-v${VERSION}`);
  const list = join(folder, 'files.json');
  if (existsSync(list)) {
    const paths: unknown = JSON.parse(readFileSync(list, 'utf8'));
    if (Array.isArray(paths)) return paths.map(String);
  }
  console.error(`making ${count} files in ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const directory = join(folder, String(Math.floor(index / FILES_PER_DIRECTORY)).padStart(4, '0'));
    if (index % FILES_PER_DIRECTORY === 0) mkdirSync(directory, { recursive: true });
    const { name: file, bytes } = make(index);
    paths.push(join(directory, file));
    writeFileSync(join(directory, file), bytes);
  }
  writeFileSync(list, JSON.stringify(paths));
  return paths;
}
