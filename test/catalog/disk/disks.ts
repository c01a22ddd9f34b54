import type { Disk, DiskNotice, ListedDirectory } from '../../../catalog/disk/disk.js';
import { openDisk } from '../../../catalog/disk/open.js';
import { type Folder, makeFolder } from '../../support/folder.js';

interface DiskOptions {
  watch?: boolean;
  onNotice?: (notice: DiskNotice) => void;
}

export interface OpenDisk extends AsyncDisposable {
  folder: Folder;
  disk: Disk;
}

/** A disk on a folder of its own. */
export async function startDisk(
  files: Record<string, Uint8Array | string> = {},
  { watch = false, onNotice = () => {} }: DiskOptions = {},
): Promise<OpenDisk> {
  const folder = await makeFolder(files);
  const disk = await openDisk({ base: folder.path, extensions: ['.png', '.webp'], watch, onNotice });
  return {
    folder,
    disk,
    async [Symbol.asyncDispose]() {
      await disk[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

interface Found extends ListedDirectory {
  /** Sorted. */
  names: string[];
}

export async function listAll(disk: Disk, path = ''): Promise<Found> {
  const names: string[] = [];
  const listed = await disk.list(path, async (part) => void names.push(...part.split('/')));
  return { ...listed, directories: listed.directories.toSorted(), names: names.toSorted() };
}

/** Lists a directory and all below it until they are at rest, and remembers what was found. */
export async function learn(disk: Disk, path = ''): Promise<void> {
  for (;;) {
    const listed = await listAll(disk, path);
    for (const name of listed.directories) await learn(disk, path === '' ? name : `${path}/${name}`);
    if (listed.isRacy) continue;
    await disk.remember([{ path, stamp: listed.stamp }]);
    return;
  }
}

/** Waits until all is watched that is remembered, and until checks need not look at it. */
export async function settle(disk: Disk): Promise<void> {
  await disk.report();
  await disk.check('', true);
}
