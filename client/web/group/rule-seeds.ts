import type { RouterOutputs } from 'seedroll/client';
import type { GroupImage } from './use-group-images.js';

type Group = RouterOutputs['groups']['get'];

/** An image with the seed that the rule of its group looks at. */
export type SeededImage = Omit<GroupImage, 'seed'> & { seed: string | null };

/**
 * The images of a group with the seeds that its rule looks at. Where these are in the metadata, an image does not tell its
 * own; but it follows from the first one, the step, and those that are missing.
 * @param total Images of the group as far as they are counted: while a new one is known to one answer alone, nothing follows.
 */
export function withSeedsOfRule(
  images: readonly GroupImage[],
  group: Pick<Group, 'rule' | 'firstSeed' | 'count' | 'missingSeeds'> | undefined,
  total: number,
): readonly SeededImage[] {
  if (group === undefined || group.rule.seedFrom === 'name' || group.firstSeed === null) return images;
  if (group.count !== total) return images;
  const step = BigInt(group.rule.step);
  const missing = group.missingSeeds.seeds.map(BigInt);
  // The first thousand are named; behind them nothing is known.
  const isNamedInFull = group.missingSeeds.count === missing.length;
  let seed = BigInt(group.firstSeed);
  let passed = 0;
  return images.map((image) => {
    for (; missing[passed] === seed; passed++) seed += step;
    const isKnown = isNamedInFull || passed < missing.length;
    const own = { ...image, seed: isKnown ? String(seed) : null };
    seed += step;
    return own;
  });
}
