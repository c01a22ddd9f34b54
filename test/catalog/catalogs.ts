import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Catalog, type CatalogOptions, openCatalog } from '../../catalog/catalog.js';
import { groupRows } from '../../catalog/grouping.js';
import { describePath } from '../../catalog/image-paths.js';
import { compareDirectories } from '../../catalog/order.js';
import { isSupportedFile, readParameters } from '../../metadata/index.js';
import type { Folder } from '../support/folder.js';

/** A catalog of a folder, in memory unless told otherwise. */
export function catalogOf(folder: Folder, options: Partial<CatalogOptions> = {}): Promise<Catalog> {
  return openCatalog({ baseDirectory: folder.path, workers: { threads: 1 }, rescan: 0, ...options });
}

/** A group by the paths of its images, and what its first image says. */
export interface PlainGroup {
  paths: string[];
  prompt: string;
}

/** All groups as the catalog tells them. */
export async function groupsOf(
  catalog: Catalog,
  question: { directory?: string; search?: string } = {},
): Promise<PlainGroup[]> {
  const all: PlainGroup[] = [];
  const { pieces } = await catalog
    .session()
    .groupPieces({ directory: '', recursive: true, search: '', ...question });
  for (const piece of pieces) {
    const { wanted } = piece;
    for (const [place, { images, metadata }] of (await piece.read()).entries()) {
      if (wanted === null || wanted.includes(place))
        all.push({ paths: images.map(({ path }) => path), prompt: metadata.prompt });
    }
  }
  return all;
}

/** All groups as a fresh look at the disk tells them: no catalog, no threads. */
export async function groupsOnDisk(folder: Pick<Folder, 'path'>): Promise<PlainGroup[]> {
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  const byDirectory = new Map<string, string[]>();
  for (const entry of entries) {
    if (!entry.isFile() || !isSupportedFile(entry.name)) continue;
    const directory = entry.parentPath.slice(folder.path.length + 1);
    byDirectory.set(directory, [...(byDirectory.get(directory) ?? []), entry.name]);
  }
  return [...byDirectory]
    .toSorted(([a], [b]) => compareDirectories(a, b))
    .flatMap(([directory, names]) =>
      groupRows(names.map((name) => describePath(directory === '' ? name : `${directory}/${name}`))),
    )
    .map((images) => ({
      paths: images.map(({ path }) => path),
      prompt: readParameters(join(folder.path, images[0]?.path ?? '')).prompt,
    }));
}

/** Asks again until the answer is as expected; fails after ten seconds with the last one. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  check: (answer: Answer) => void,
): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      check(await ask());
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}
