/** The seeds of a group in few characters: `1337–44` for 1337 to 1344. */
export function seedRange({
  firstSeed,
  lastSeed,
}: {
  firstSeed: string | null;
  lastSeed: string | null;
}): string {
  if (firstSeed === null || lastSeed === null) return 'no seed';
  if (firstSeed === lastSeed) return firstSeed;
  if (firstSeed.length !== lastSeed.length) return `${firstSeed}–${lastSeed}`;
  let same = 0;
  while (same < firstSeed.length - 2 && firstSeed[same] === lastSeed[same]) same++;
  return `${firstSeed}–${lastSeed.slice(same)}`;
}
