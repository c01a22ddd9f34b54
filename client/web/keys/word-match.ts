/**
 * How well a text fits what somebody types: all words of it must occur, in any order and any case, best at the beginnings of
 * words.
 * @returns Null where it does not fit; else a rank, 0 for the best.
 */
function rankOf(text: string, typed: string): number | null {
  const words = wordsOf(typed);
  const name = text.toLowerCase();
  if (words.length > 0 && name.startsWith(words.join(' '))) return 0;
  let rank = 1;
  for (const word of words) {
    const place = name.indexOf(word);
    if (place < 0) return null;
    const begins = wordsOf(name).some((each) => each.startsWith(word));
    if (!begins) rank += 1;
  }
  return rank;
}

/** Those that fit what is typed, the best first; all of them, as they are, for nothing typed. */
export function fitting<Item>(items: readonly Item[], typed: string, textOf: (item: Item) => string): Item[] {
  if (wordsOf(typed).length === 0) return [...items];
  return items
    .map((item) => ({ item, rank: rankOf(textOf(item), typed) }))
    .filter((ranked): ranked is { item: Item; rank: number } => ranked.rank !== null)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}+#%_-]+/u)
    .filter((word) => word !== '');
}
