import { SeedrollError } from '../schema/errors.js';

/**
 * Ids are opaque to callers. Inside, an image's id is its path, and a group's the path of its first image; what
 * comes back passes the same door as every other path.
 */
const PREFIXES = { image: 'i', group: 'g', directory: 'd' } as const;

type Kind = keyof typeof PREFIXES;

/** Makes the id of an image, of the group that begins with it, or of a directory. */
export function makeId(kind: Kind, path: string): string {
  return PREFIXES[kind] + Buffer.from(path).toString('base64url');
}

/**
 * The path in an id.
 * @throws SeedrollError NOT_FOUND where the id is none that `makeId` made for this kind.
 */
export function pathOfId(kind: Kind, id: string): string {
  const path = Buffer.from(id.slice(1), 'base64url').toString();
  if (makeId(kind, path) !== id) throw new SeedrollError('NOT_FOUND', `There is no ${kind} of this id.`);
  return path;
}

/**
 * The path in a cursor, which is the id of the last item of the page before.
 * @throws SeedrollError INVALID_INPUT where the cursor is none of this list.
 */
export function pathOfCursor(kind: Kind, cursor: string): string {
  try {
    return pathOfId(kind, cursor);
  } catch (cause) {
    throw new SeedrollError('INVALID_INPUT', 'cursor: expected the nextCursor of a page of this list', {
      field: 'cursor',
      cause,
    });
  }
}
