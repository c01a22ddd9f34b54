import type { TreeDirectory } from './tree.js';

/** What a directory adds to those above it. */
export interface Share {
  /** For the one that holds it. */
  directories: number;
  images: number;
}

/** What is in a directory that may not be read is not counted. */
export function shareOf({ isDenied, totalImages }: TreeDirectory): Share {
  return isDenied ? { directories: 0, images: 0 } : { directories: 1, images: totalImages };
}

/** Adds to what a directory holds, and to what those above it hold: a step for each of them. */
export function addTo(directory: TreeDirectory, { directories, images }: Share): void {
  directory.readableChildren += directories;
  if (images === 0) return;
  let above: TreeDirectory | null = directory;
  while (above !== null) {
    above.totalImages += images;
    above = above.isDenied ? null : holderOf(above);
  }
}

/** Makes a change to a directory, and carries what that means for those above it. */
export function carry(directory: TreeDirectory, change: () => void): void {
  const before = shareOf(directory);
  change();
  const { directories, images } = shareOf(directory);
  const holder = holderOf(directory);
  if (holder !== null)
    addTo(holder, { directories: directories - before.directories, images: images - before.images });
}

/** The directory that holds another one; null where that has gone, whoever has it still. */
function holderOf(directory: TreeDirectory): TreeDirectory | null {
  const { name, parent } = directory;
  return parent?.children.get(name) === directory ? parent : null;
}
