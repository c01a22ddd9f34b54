import { Metadata } from '../schema/models/metadata.js';
import type { Parts } from './parts.js';
import type { PreviewFile } from './preview-files.js';
import type { GroupHeading, GroupPlace, GroupSummary } from './store/store.js';

/** A group whose first image nobody may have read. */
interface Headed {
  place: GroupPlace;
  cover: PreviewFile;
  summary: GroupSummary;
}

const FIELDS = ['prompt', 'model', 'generator'] as const;
const Heading = Metadata.pick({ prompt: true, model: true, generator: true });

/** What groups were made from; first images that nobody has read are read now. */
export async function readHeadings(
  { parser, scanner, activity }: Parts,
  groups: readonly Headed[],
  signal: AbortSignal | undefined,
): Promise<GroupHeading[]> {
  const unread = groups.filter(({ summary }) => summary.heading === null);
  for (const directory of new Set(unread.map(({ place }) => place.directory))) scanner.prioritise(directory);
  activity.filesParsed += unread.length;
  const texts = await parser.parseToJson(
    unread.map(({ cover }) => cover.real),
    FIELDS,
    signal,
  );
  const read = texts[Symbol.iterator]();
  return groups.map(({ summary }) => summary.heading ?? headingOf(read.next().value?.json ?? '{}'));
}

function headingOf(json: string): GroupHeading {
  const { prompt, model, generator } = Heading.parse(JSON.parse(json));
  return { prompt, model: model?.name ?? null, generator: generator?.name ?? null };
}
