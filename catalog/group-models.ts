import { addToDecimal } from '../schema/models/decimal-text.js';
import type { Group } from '../schema/models/library.js';
import type { FoundGroup } from './groups.js';
import { makeId } from './ids.js';
import type { MetadataReader } from './metadata-reader.js';

/** Groups with the metadata of their first images, in the form of every API. */
export async function describeGroups(
  reader: MetadataReader,
  groups: readonly FoundGroup[],
): Promise<Group[]> {
  const metadata = await reader.ofPlaces(groups.map(({ place }) => place));
  const described: Group[] = [];
  for (const [index, { number, directory, count, images }] of groups.entries()) {
    const [first] = images;
    const own = metadata[index];
    if (first === undefined || own === undefined) continue;
    described.push({
      id: makeId('group', first.path),
      number,
      directory,
      count,
      firstSeed: first.seed,
      // By the default rule each seed is the one before plus 1.
      lastSeed: first.seed === null ? null : addToDecimal(first.seed, count - 1),
      images,
      metadata: own,
    });
  }
  return described;
}
