import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = join(root, 'test/client/project');

const files = readdirSync(project, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** The examples of a document, but for those that only show types. */
function examplesOf(name: string): string[] {
  const text = readFileSync(join(root, 'docs', name), 'utf8');
  return [...text.matchAll(/^```(?:tsx?|json|graphql)\n(?!interface)(.*?)^```$/gms)].map(
    ([, code = '']) => code,
  );
}

const examples = ['client.md', 'trpc.md'].flatMap((name) =>
  examplesOf(name).map((code) => ({ name, opening: code.split('\n', 1)[0], code })),
);

it('both documents have examples', () => {
  expect(new Set(examples.map(({ name }) => name))).toEqual(new Set(['client.md', 'trpc.md']));
});

it.each(examples)('an example of $name is of the project that is compiled and run: $opening', ({ code }) => {
  expect(files.some((file) => file.includes(code))).toBe(true);
});
