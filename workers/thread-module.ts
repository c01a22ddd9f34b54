import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** TypeScript sources run as they are in scripts; the package holds JavaScript. */
const runsFromSource = import.meta.url.endsWith('.ts');

/**
 * The module that a thread runs. From source that is TypeScript, which takes each thread a second to load; tests name a
 * build of the same sources in `SEEDROLL_BUILD`, and threads run that.
 * @param importer `import.meta.url` of whoever starts the thread.
 * @param path Relative to that, without its ending.
 */
export function threadModule(importer: string, path: string): URL {
  if (!runsFromSource) return new URL(`${path}.js`, importer);
  const build = process.env['SEEDROLL_BUILD'];
  if (build === undefined) return new URL(`${path}.ts`, importer);
  const project = fileURLToPath(new URL('..', import.meta.url));
  return pathToFileURL(join(build, relative(project, fileURLToPath(new URL(`${path}.js`, importer)))));
}

/** Whether a module needs to be compiled as it is loaded. */
export function isSource(module: URL): boolean {
  return module.pathname.endsWith('.ts');
}
