import type { Entered } from './entrance.js';
import { materialise } from './materialise.js';
import type { Parts } from './parts.js';
import type { SearchScope } from './store/store.js';
import type { Tree, TreeDirectory } from './tree.js';

/** Sees to it that the store can answer for a directory, or for it and all below it, as far as may be read. What has gone is left out. */
export async function searchScope(
  parts: Parts,
  { directory }: Entered,
  recursive: boolean,
): Promise<SearchScope> {
  const scope = { path: directory.path, recursive };
  await materialise(parts, scope);
  const { refresher, tree } = parts;
  return { ...scope, without: recursive ? [...deniedBelow(tree, directory), ...refresher.gone] : [] };
}

function deniedBelow(tree: Tree, directory: TreeDirectory): string[] {
  const denied: string[] = [];
  for (const { children } of tree.walk(directory))
    for (const child of children.values()) if (child.isDenied) denied.push(child.path);
  return denied;
}
