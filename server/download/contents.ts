import { basename } from 'node:path';
import { explain } from '../../catalog/door.js';
import type { CatalogSession } from '../../catalog/session.js';
import { type ErrorReport, SeedrollError } from '../../schema/errors.js';
import { type OpenFile, openFile } from '../rest/open-file.js';
import type { ArchiveFile } from './archive.js';
import { bytesOf } from './image-bytes.js';
import type { Member } from './members.js';
import { metadataCsv, metadataJson } from './metadata-files.js';
import { ArchiveNames } from './names.js';

/** What is known besides the images. */
const METADATA_JSON = 'metadata.json';
const METADATA_CSV = 'metadata.csv';
const MISSING = 'missing.txt';

/**
 * The files of an archive of images: the images, then their metadata, and last those that are missing, if any are. An
 * image is open from when it is asked for until the next one is, or nothing more is.
 * @param report Tells what a failure means to a caller.
 */
export async function* contentsOf(
  session: CatalogSession,
  members: readonly Member[],
  report: (error: unknown) => ErrorReport,
): AsyncGenerator<ArchiveFile> {
  const names = new ArchiveNames([METADATA_JSON, METADATA_CSV, MISSING]);
  const missing: Member[] = [];
  for (const member of members) {
    const fail = (error: unknown): void => {
      member.error = report(error);
      missing.push(member);
    };
    using file = await openImage(session, member.path, fail);
    if (file === null) continue;
    member.file = names.give(basename(member.path));
    const bytes = readable(file, fail);
    yield { name: member.file, modified: file.stats.mtime, isDeflated: false, bytes };
  }
  const made = { modified: new Date(), isDeflated: true };
  yield { ...made, name: METADATA_JSON, bytes: metadataJson(session, members, report) };
  yield { ...made, name: METADATA_CSV, bytes: metadataCsv(session, members, report) };
  if (missing.length > 0) yield { ...made, name: MISSING, bytes: missingText(missing) };
}

/** Null where it cannot be opened. */
async function openImage(
  session: CatalogSession,
  path: string,
  fail: (error: unknown) => void,
): Promise<OpenFile | null> {
  try {
    const { real } = await session.imageFile(path);
    return await openFile(real).catch(explain);
  } catch (error) {
    fail(error);
    return null;
  }
}

/** What can be read of an image; what was written of it cannot be taken back. */
async function* readable(file: OpenFile, fail: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* bytesOf(file);
  } catch (cause) {
    fail(new SeedrollError('UNREADABLE_IMAGE', 'The file could not be read to its end.', { cause }));
  }
}

async function* missingText(missing: readonly Member[]): AsyncGenerator<string> {
  for (const { path, error } of missing)
    yield `${path.replaceAll(/\p{Cc}/gu, '?')}: ${error?.message ?? ''}\n`;
}
