import type { CatalogSession } from '../../catalog/session.js';
import type { ErrorReport } from '../../schema/errors.js';
import type { Image } from '../../schema/models/library.js';
import type { Page } from '../../schema/operations/common.js';

/** An image of a group that is downloaded. */
export interface Member {
  /** Relative to the base directory. */
  path: string;
  /** Its name in the archive; null where it is not there. */
  file: string | null;
  /** Why it is not there, or not whole, or its metadata are not. */
  error: ErrorReport | null;
}

/** The images of a group in their order, as they are now. Of each little is kept: a group may have a million. */
export async function membersOf(session: CatalogSession, group: string): Promise<Member[]> {
  const members: Member[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Image> = await session.imagesOfGroup(group, { cursor, limit: PAGE });
    for (const { path } of page.items) members.push({ path, file: null, error: null });
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return members;
}

const PAGE = 1000;
