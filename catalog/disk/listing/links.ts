import { stat } from 'node:fs/promises';
import { isSupportedFile } from '../../../metadata/names.js';
import type { Door } from '../../door.js';
import type { ListedLink } from '../disk.js';
import { childPath } from '../../image-paths.js';

/** The links that may be shown, of those in a directory. */
export async function followLinks(
  door: Door,
  directory: string,
  names: readonly string[],
  extensions: readonly string[],
): Promise<ListedLink[]> {
  const found = await Promise.all(
    names.map(async (name): Promise<ListedLink[]> => {
      const kind = await kindOf(door, childPath(directory, name), extensions);
      return kind === null ? [] : [{ name, kind }];
    }),
  );
  return found.flat();
}

/** What a link leads to, or null where that is dangling, looping, outside or not shown. */
async function kindOf(
  door: Door,
  path: string,
  extensions: readonly string[],
): Promise<ListedLink['kind'] | null> {
  try {
    const target = await stat((await door.resolve(path)).real);
    if (target.isDirectory()) return 'directory';
    return target.isFile() && isSupportedFile(path.slice(path.lastIndexOf('/') + 1), extensions)
      ? 'image'
      : null;
  } catch {
    return null;
  }
}
