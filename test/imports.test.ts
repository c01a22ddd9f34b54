import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** From the ground floor up: each may import from itself and from those named. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  metadata: ['schema'],
  workers: ['schema', 'metadata'],
  catalog: ['schema', 'metadata', 'workers'],
  router: ['schema', 'catalog'],
  server: ['schema', 'metadata', 'workers', 'catalog', 'router'],
  client: ['schema', 'router'],
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].map(([, path = '']) =>
    relative(root, join(dirname(file), path)),
  );
}

function filesOf(floor: string): string[] {
  return readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, floor, name));
}

describe.each(Object.entries(ALLOWED))('%s', (floor, allowed) => {
  const files = filesOf(floor);

  it('has files', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it('imports only from the floors below it', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => ![floor, ...allowed].includes(target.split(sep)[0] ?? ''))
        .map((target) => `${relative(root, file)} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

it('metadata runs without server, database and threads', () => {
  const packages = filesOf('metadata').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bfrom '([^.'][^']*)'/g)].map(([, name = '']) => name),
  );
  const allowed = ['brotli/decompress', 'cbor2', 'exifreader', 'fflate'];
  expect([...new Set(packages)].filter((name) => !name.startsWith('node:')).toSorted()).toEqual(allowed);
});

/** Where files of a disk are read; all else of the library runs in a browser. */
const OF_NODE: readonly string[] = ['bytes/file-source.ts', 'read-file.ts', 'sidecars.ts'];

it('metadata knows of Node only where it reads files', () => {
  const wrong = filesOf('metadata').filter((file) => /\bfrom 'node:/.test(readFileSync(file, 'utf8')));
  expect(wrong.map((file) => relative(join(root, 'metadata'), file)).toSorted()).toEqual(OF_NODE.toSorted());
});

it('the client takes types alone from the router, so that no page gets the server along', () => {
  const wrong = filesOf('client').filter((file) =>
    /^(?!import type|export type)[^\n]*'\.\.\/router\//m.test(readFileSync(file, 'utf8')),
  );
  expect(wrong).toEqual([]);
});
