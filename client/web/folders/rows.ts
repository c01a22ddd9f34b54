/** A folder as the tree shows it. */
export interface FolderRow {
  /** Empty for all images. */
  path: string;
  name: string;
  /** From 1. */
  level: number;
  /** Place among its neighbours, from 1. */
  position: number;
  /** How many neighbours there are, itself included. */
  neighbours: number;
  /** Images in it and below it; null where that is not known. */
  images: number | null;
  /** Whether it can be opened. */
  hasFolders: boolean;
  isOpen: boolean;
}

/** A folder as the server lists it. */
export interface ListedFolder {
  path: string;
  name: string;
  totalImages: number;
  directoryCount: number;
}

/**
 * The rows of a tree of which some folders are open, from above.
 * @param root Folders of the library itself.
 * @param childrenOf What is in an open folder; undefined while that is not known.
 */
export function rowsOf(
  root: readonly ListedFolder[],
  open: ReadonlySet<string>,
  childrenOf: (path: string) => readonly ListedFolder[] | undefined,
): FolderRow[] {
  const rows: FolderRow[] = [];
  const add = (folders: readonly ListedFolder[], level: number): void => {
    for (const [at, { path, name, totalImages, directoryCount }] of folders.entries()) {
      const hasFolders = directoryCount > 0;
      const isOpen = hasFolders && open.has(path);
      const place = { level, position: at + 1, neighbours: folders.length };
      rows.push({ path, name, ...place, images: totalImages, hasFolders, isOpen });
      if (isOpen) add(childrenOf(path) ?? [], level + 1);
    }
  };
  add(root, 1);
  return rows;
}

/** Folders that a folder is in, the outermost first; not the library itself. */
export function pathsAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** The folder that a folder is in; empty for one of the library itself. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The row behind a row whose name begins with what was typed, from the first one on where there is none. */
export function typedRow(rows: readonly FolderRow[], from: number, typed: string): number {
  const wanted = typed.toLowerCase();
  // The same letter again and again goes from one folder to the next.
  const isRepeated = wanted === wanted.slice(0, 1).repeat(wanted.length);
  const prefix = isRepeated ? wanted.slice(0, 1) : wanted;
  const first = isRepeated ? from + 1 : from;
  for (let step = 0; step < rows.length; step++) {
    const at = (first + step) % rows.length;
    if (rows[at]?.name.toLowerCase().startsWith(prefix) === true) return at;
  }
  return -1;
}
