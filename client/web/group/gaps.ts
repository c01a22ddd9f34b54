interface Seeded {
  seed: string | null;
}

/** How many seeds there is no image of between two neighbours of a group; 0 where that cannot be told. */
export function missingBetween(before: string | null, after: string | null, step: number): number {
  if (before === null || after === null || step === 0) return 0;
  const way = BigInt(after) - BigInt(before);
  const steps = way / BigInt(step);
  return way % BigInt(step) === 0n && steps > 1n ? Number(steps - 1n) : 0;
}

/** Where seeds are missing: how many before the image at a place. */
export function gapsOf(images: readonly Seeded[], step: number): ReadonlyMap<number, number> {
  const gaps = new Map<number, number>();
  images.forEach(({ seed }, place) => {
    const missing = missingBetween(images[place - 1]?.seed ?? null, seed, step);
    if (missing > 0) gaps.set(place, missing);
  });
  return gaps;
}

/** How much larger a seed is than the one before, as `+3` or `−1`; null where it is just what the rule says. */
export function unusualStep(before: string | null, after: string | null, step: number): string | null {
  if (before === null || after === null) return null;
  const way = BigInt(after) - BigInt(before);
  if (way === BigInt(step)) return null;
  return way < 0n ? `−${String(-way)}` : `+${String(way)}`;
}
