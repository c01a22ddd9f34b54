import { describePath } from '../../catalog/image-paths.js';
import type { CatalogSession } from '../../catalog/session.js';
import type { ErrorReport } from '../../schema/errors.js';
import type { ImageMetadata } from '../../schema/models/metadata.js';
import { cellsOf, COLUMN_NAMES } from './columns.js';
import { csvRow } from './csv.js';
import type { Member } from './members.js';

type Report = (error: unknown) => ErrorReport;

/** Images whose metadata are read at once. A graph of ComfyUI may have some hundred kilobytes. */
const BATCH = 32;

/** A JSON array with all that is known of each image, one on a line. */
export async function* metadataJson(
  session: CatalogSession,
  members: readonly Member[],
  report: Report,
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const { member, metadata } of withMetadata(session, members, report)) {
    const { file, path, error } = member;
    yield separator + JSON.stringify({ file, ...describePath(path), metadata, error });
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** A table with a row for each image. */
export async function* metadataCsv(
  session: CatalogSession,
  members: readonly Member[],
  report: Report,
): AsyncGenerator<string> {
  // Excel takes texts for those of a code page otherwise.
  yield `\uFEFF${csvRow(COLUMN_NAMES)}`;
  for await (const { member, metadata } of withMetadata(session, members, report))
    yield csvRow(cellsOf({ image: describePath(member.path), member, metadata }));
}

async function* withMetadata(
  session: CatalogSession,
  members: readonly Member[],
  report: Report,
): AsyncGenerator<{ member: Member; metadata: ImageMetadata | null }> {
  for (let start = 0; start < members.length; start += BATCH) {
    const batch = members.slice(start, start + BATCH);
    const read = batch.map(async (member) => {
      try {
        return { member, metadata: await session.metadata(member.path) };
      } catch (error) {
        member.error ??= report(error);
        return { member, metadata: null };
      }
    });
    // Yielded once all are there: calls of one moment are one question to the catalog.
    yield* await Promise.all(read);
  }
}
