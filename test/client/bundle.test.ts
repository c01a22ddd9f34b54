import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Which of our files a bundler takes for an entry of the client, and which packages it leaves beside them. */
async function bundled(entry: string): Promise<{ files: string[]; packages: string[] }> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: `${root}${entry}`, formats: ['es'] },
      rolldownOptions: { external: /^[^./\0]/ },
    },
  });
  const outputs: Rolldown.RolldownOutput[] = [result].flat().filter((output) => 'output' in output);
  const chunks = outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
  return {
    files: chunks.flatMap(({ moduleIds }) => moduleIds.map((id) => id.replace(root, ''))),
    packages: [...new Set(chunks.flatMap(({ imports }) => imports))].toSorted(),
  };
}

it('a page gets no part of the server', async () => {
  const { files, packages } = await bundled('client/index.ts');
  expect(files.filter((file) => !file.startsWith('client/'))).toEqual(['schema/errors.ts']);
  expect(packages).toEqual(['@trpc/client', '@trpc/server/observable']);
});

it('React is taken by the hooks alone', async () => {
  const { files, packages } = await bundled('client/react.ts');
  expect(files.filter((file) => !file.startsWith('client/'))).toEqual(['schema/errors.ts']);
  expect(packages).toEqual([
    '@tanstack/react-query',
    '@trpc/client',
    '@trpc/server/observable',
    '@trpc/tanstack-react-query',
    'react',
  ]);
});
