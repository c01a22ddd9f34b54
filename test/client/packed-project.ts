import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockOf, packageOf } from './packed-versions.js';

/** A project of somebody else, in a folder of its own, with what `npm pack` makes of this package installed. */
export interface PackedProject extends AsyncDisposable {
  path: string;
  /** Path of the packed package. */
  tarball: string;
  /** Runs a script of Node in the project. Fulfilled with what it printed, also where it failed. */
  run(script: string, ...args: string[]): Promise<Output>;
}

interface Output {
  succeeded: boolean;
  text: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The address that stands in the documents and in the files of the project. */
const ADDRESS = 'http://127.0.0.1:5000';

/**
 * Packs what was compiled for this run of the tests, and installs it beside the files of `test/client/project`.
 * @param server Address of the server that the project asks.
 */
export async function packedProject(server: string): Promise<PackedProject> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'seedroll-packed-')));
  const path = join(folder, 'project');
  try {
    await cp(join(ROOT, 'test/client/project'), path, { recursive: true });
    await pointAt(server, join(path, 'src'));
    const tarball = await pack(join(folder, 'package'), path);
    await install(path, tarball);
    return {
      path,
      tarball: join(path, tarball),
      run: async (script, ...args) => run(path, process.execPath, script, ...args),
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function pointAt(server: string, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    if (text.includes(ADDRESS)) await writeFile(file, text.replaceAll(ADDRESS, server));
  }
}

/** @returns Name of the packed file in `target`. */
async function pack(folder: string, target: string): Promise<string> {
  const build = process.env['SEEDROLL_BUILD'];
  if (build === undefined) throw new Error('expected test/build.ts to have compiled the sources');
  await cp(build, join(folder, 'dist'), { recursive: true });
  for (const name of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'docs']) {
    await cp(join(ROOT, name), join(folder, name), { recursive: true });
  }
  // `prepare` would build once more, from sources that are not there.
  await npm(folder, 'pack', '--ignore-scripts', '--pack-destination', target);
  const tarball = (await readdir(target)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm packed nothing');
  return tarball;
}

/** Installs the versions of our own lockfile: they are in npm's cache since we were installed, so that no network is asked. */
async function install(project: string, tarball: string): Promise<void> {
  const registry = (await npm(project, 'config', 'get', 'registry')).trim();
  const lockfile = await readFile(join(ROOT, 'package-lock.json'), 'utf8');
  const ours = await readFile(join(ROOT, 'package.json'), 'utf8');
  const manifest = packageOf(lockfile, ours, tarball);
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(project, 'package-lock.json'), JSON.stringify(lockOf(lockfile, manifest, registry)));
  await npm(project, 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts');
}

async function npm(folder: string, ...args: string[]): Promise<string> {
  const { succeeded, text } = await run(folder, 'npm', ...args, '--loglevel', 'error');
  if (!succeeded) throw new Error(`npm ${args.join(' ')} failed: ${text}`);
  return text;
}

async function run(cwd: string, command: string, ...args: string[]): Promise<Output> {
  // Vitest's own would have React built for tests.
  const { NODE_ENV: _ours, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env, encoding: 'utf8' }, (error, stdout, stderr) =>
      resolve({ succeeded: error === null, text: stdout + stderr }),
    );
  });
}
