import type { Group } from '../schema/models/library.js';
import type { ImageMetadata } from '../schema/models/metadata.js';
import type { FoundGroup } from './groups.js';
import { makeGroupId } from './ids.js';
import type { MetadataReader } from './metadata-reader.js';
import { seedBehind } from './seed-steps.js';
import type { GroupDetails } from './store/store.js';

/** A group without what takes a look beyond its images. */
export type GroupContents = Pick<
  Group,
  'id' | 'number' | 'directory' | 'count' | 'firstSeed' | 'lastSeed' | 'images' | 'metadata'
>;

/** Groups with the metadata of their first images. */
export async function describeContents(
  reader: MetadataReader,
  groups: readonly FoundGroup[],
): Promise<GroupContents[]> {
  const metadata = await reader.ofPlaces(groups.map(({ place }) => place));
  return groups.flatMap((group, index) => contentsOf(group, metadata[index]) ?? []);
}

/** Groups with all that the APIs tell of them, in the order of those that were read; they have details. */
export async function describeGroups(
  reader: MetadataReader,
  groups: readonly FoundGroup[],
): Promise<(Group | null)[]> {
  const metadata = await reader.ofPlaces(groups.map(({ place }) => place));
  return groups.map((group, index) => {
    const contents = contentsOf(group, metadata[index]);
    const { details, rule, images } = group;
    const [cover] = images;
    if (contents === null || details === null || cover === undefined) return null;
    return { ...contents, rule, cover, ...tellDetails(details) };
  });
}

function contentsOf(
  { number, directory, rule, count, images, seed, details }: FoundGroup,
  metadata: ImageMetadata | undefined,
): GroupContents | null {
  const [first] = images;
  if (first === undefined || metadata === undefined) return null;
  const steps = count - 1 + (details?.missing ?? 0);
  return {
    id: makeGroupId({ rule, path: first.path, seed }),
    number,
    directory,
    count,
    firstSeed: seed,
    lastSeed: seed === null ? null : seedBehind(seed, steps, rule.step),
    images,
    metadata,
  };
}

function tellDetails({ begins, ends, missing, missingSeeds, firstTime, lastTime }: GroupDetails) {
  return {
    missingSeeds: { count: missing, seeds: missingSeeds },
    begins,
    ends,
    firstDate: dateOf(firstTime),
    lastDate: dateOf(lastTime),
  };
}

function dateOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
