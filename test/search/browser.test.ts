import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The files that come along with some, but for those of which only types are taken. */
function filesWith(files: readonly string[], found = new Set<string>()): Set<string> {
  for (const file of files) {
    if (found.has(file)) continue;
    found.add(file);
    filesWith(
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => join(dirname(file), name.replace(/\.js$/, '.ts'))),
      found,
    );
  }
  return found;
}

function importsOf(file: string): string[] {
  const statements = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gms,
  );
  return [...statements].map(([, name = '']) => name);
}

it('the search language needs neither Node nor packages, so that a page can have it at small cost', () => {
  const folder = join(root, 'schema/search');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const all = [...filesWith(files.map((name) => join(folder, name)))];
  expect(all.length).toBeGreaterThan(files.length);
  expect(all.flatMap(importsOf).filter((name) => !name.startsWith('.'))).toEqual([]);
  expect(all.filter((file) => /\b(?:process|Buffer|require)\b[.(]/.test(readFileSync(file, 'utf8')))).toEqual(
    [],
  );
});
