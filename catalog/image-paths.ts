import { extractIdAndSeed } from '../metadata/names.js';
import type { Image } from '../schema/models/library.js';
import { makeId } from './ids.js';

/** The path of `name` in a directory. */
export function childPath(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

/** The path of the directory that holds something; empty for what is in the base directory. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What a path says of its image. */
export function describePath(path: string): Image {
  const slash = path.lastIndexOf('/');
  const filename = path.slice(slash + 1);
  const { id: fileId, seed } = extractIdAndSeed(filename);
  return {
    id: makeId('image', path),
    path,
    filename,
    directory: parentPath(path),
    fileId,
    seed,
  };
}
