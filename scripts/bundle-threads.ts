import { join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Puts each module that a thread runs in one file with all of ours that it imports: a hundred small ones take a thread three
 * times as long to load, and a scan waits for its threads. Packages stay as they are. The one argument is the folder of the
 * compiled sources; the bundles take the place of their modules.
 */
const THREADS = [
  'workers/parse-task',
  'workers/thumbnail-task',
  'catalog/store/thread',
  'catalog/disk/thread',
  'catalog/thumbnails/thread',
];

const folder = process.argv[2];
if (folder === undefined) throw new Error('expected the folder of the compiled sources');
const input = Object.fromEntries(THREADS.map((name) => [name, join(folder, `${name}.js`)]));
const bundle = await rolldown({ input, platform: 'node', external: isPackage });
await bundle.write({ dir: folder, chunkFileNames: 'threads/[name].js', sourcemap: true });
await bundle.close();

function isPackage(name: string): boolean {
  return !/^(?:[./]|[A-Za-z]:)/.test(name);
}
