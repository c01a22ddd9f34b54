import type { Catalog } from '../../catalog/catalog.js';
import { catalogFileIn, dataDirectoryFor } from '../data-directory.js';
import { showProgress } from './scan-progress.js';

/** Opens the catalog of a base directory, as a server of the same data directory does, and waits until it is complete. */
export async function openComplete(
  baseDirectory: string,
  dataDirectory: string | undefined,
  { full }: { full: boolean },
): Promise<Catalog> {
  const catalogFile = catalogFileIn(dataDirectoryFor(baseDirectory, dataDirectory));
  // Loaded only now: --help and mistakes are answered at once.
  const { openCatalog } = await import('../../catalog/catalog.js');
  let failure: unknown;
  const catalog = await openCatalog({
    baseDirectory,
    catalogFile,
    watch: false,
    rescan: 0,
    checkFiles: full,
    onError: (error) => (failure ??= error),
  });
  try {
    const work = full ? catalog.rescan('full') : catalog.idle();
    await showProgress(process.stderr, () => catalog.status(), work);
    if (failure !== undefined) throw failure;
    return catalog;
  } catch (error) {
    await catalog[Symbol.asyncDispose]();
    throw error;
  }
}
