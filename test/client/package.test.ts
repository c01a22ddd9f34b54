import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, chromiumPath } from '../support/browser.js';
import { infotext, pngImage } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';
import { generateDocuments } from './graphql-documents.js';
import { type PackedProject, packedProject } from './packed-project.js';

const moon = (seed: number) => pngImage(infotext({ prompt: 'moon', seed: String(seed) }));

let server: TestServer;
let project: PackedProject;
beforeAll(async () => {
  server = await startServer({
    '1-10.png': moon(10),
    '2-11.png': moon(11),
    'a/1-1.png': pngImage(infotext({ prompt: 'first' })),
    'b/1-1.png': pngImage(infotext({ prompt: 'second' })),
    'new/1-1.png': pngImage(infotext({ prompt: 'third' })),
  });
  project = await packedProject(server.url);
  await generateDocuments(project.path);
}, 120_000);
afterAll(async () => {
  await project?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});

const TSC = 'node_modules/typescript/bin/tsc';
const tsx = fileURLToPath(import.meta.resolve('tsx/cli'));
const bin = (path: string) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));

describe('what is packed', () => {
  it('type checks in a strict project, with wrong inputs refused and no any', async () => {
    expect(await project.run(TSC)).toEqual({ succeeded: true, text: '' });
  });

  it('has declarations without errors', async () => {
    const { text } = await project.run(TSC, '--skipLibCheck', 'false');
    // Those of tRPC's server name types of Node, of `ws` and of ES2026, which a page does not have.
    const errors = text.split('\n').filter((line) => /^\S.*error TS/.test(line));
    expect(errors.filter((line) => !line.startsWith('node_modules/@trpc/server/'))).toEqual([]);
  });

  it('has what package.json says, for bundlers and for Node', async () => {
    const linted = await project.run(
      bin('publint/src/cli.js'),
      project.tarball,
      '--strict',
      '--level',
      'warning',
    );
    expect(linted, linted.text).toMatchObject({ succeeded: true });
    // `node10` knows no exports, and `require` would be for CommonJS: this package has ES modules alone.
    const options = ['--profile', 'esm-only', '--exclude-entrypoints', './schema.graphql', '--no-color'];
    const resolved = await project.run(
      bin('@arethetypeswrong/cli/dist/index.js'),
      project.tarball,
      ...options,
    );
    expect(resolved, resolved.text).toMatchObject({ succeeded: true });
  });
});

describe('the examples', () => {
  it.each([
    ['src/vanilla.ts', '1 of 1: 2 images, 10 to 11: moon\n'],
    ['src/own-links.ts', '1 first\n'],
    ['src/errors.ts', 'INVALID_INPUT limit - limit: Too small: expected number to be >=1\n'],
    ['src/typed-document.ts', '2 from 10: moon\n1 from 1: first\n'],
  ])('%s prints what it says', async (file, printed) => {
    expect(await project.run(tsx, file)).toEqual({ succeeded: true, text: printed });
  });

  it('src/paging.ts gives each group once', async () => {
    const code = `import { createSeedrollClient } from 'seedroll/client';
      import { allGroups } from './src/paging.ts';
      const seedroll = createSeedrollClient({ url: '${server.url}' });
      for await (const { metadata } of allGroups(seedroll, { limit: 1 })) console.log(metadata.prompt);`;
    const { text } = await project.run(tsx, '--input-type=module', '--eval', code);
    expect(text).toBe('moon\nfirst\nsecond\nthird\n');
  });
});

it('src/live.ts tells of what is added, and ends', async () => {
  const child = spawn(process.execPath, [tsx, 'src/live.ts'], {
    cwd: project.path,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    printed += text;
    if (printed === 'listening\n') await server.folder.write('new/2-2.png', pngImage(infotext()));
  }
  expect(printed).toBe('listening\nadded new/2-2.png\n');
});

describe('a page', () => {
  let files: string[];
  beforeAll(async () => {
    const { succeeded, text } = await project.run('node_modules/vite/bin/vite.js', 'build');
    if (!succeeded) throw new Error(text);
    files = await readdir(join(project.path, 'dist/assets'));
  });

  it('has nothing of the server in it', async () => {
    const script = files.find((name) => name.endsWith('.js'));
    const text = await readFile(join(project.path, 'dist/assets', script ?? ''), 'utf8');
    expect(text).toContain('trpc-accept');
    expect([...text.matchAll(/ZodError|express|["'`]node:|sqlite/g)].map(([found]) => found)).toEqual([]);
  });

  it('shows groups, more of them on request, and those that come', async ({ skip }) => {
    skip(chromiumPath === null, 'there is no Chromium on this machine');
    if (chromiumPath === null) return;
    const site = await preview({
      root: project.path,
      logLevel: 'error',
      preview: { host: '127.0.0.1', port: 0 },
    });
    try {
      await using browser = await launchBrowser(chromiumPath);
      const page = await browser.newPage();
      await page.goto(site.resolvedUrls?.local[0] ?? '');
      await page.getByText('2 from 10: moon').waitFor();
      expect(await page.getByRole('listitem').allTextContents()).toEqual([
        '2 from 10: moon',
        '1 from 1: first',
      ]);

      await page.getByRole('button', { name: 'More' }).click();
      await page.getByText('1 from 1: second').waitFor();

      await page.getByText('4 groups, live').waitFor();
      await page.getByText('Changes').waitFor();
      await server.folder.write('a/5-5.png', pngImage(infotext({ prompt: 'just saved' })));
      await page.getByText('1 from 5: just saved').waitFor();
      await page.getByText('added a/5-5.png').waitFor();
    } finally {
      await site.close();
    }
  }, 60_000);
});
