/** Words longer than this are compared by their beginning alone. */
const MAX_LENGTH = 24;

/** Those of some words that someone who wrote another one may have meant, the likeliest first. */
export function nearest(word: string, choices: readonly string[]): string[] {
  const written = word.toLowerCase().slice(0, MAX_LENGTH);
  return choices
    .map((choice) => ({ choice, distance: distanceTo(choice) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(written.length / 3)))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ choice }) => choice);

  function distanceTo(choice: string): number {
    const target = choice.toLowerCase();
    return written.length > 1 && target.startsWith(written) ? 0 : editDistance(written, target);
  }
}

/** Letters to insert, remove, replace, or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
