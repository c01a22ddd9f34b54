/**
 * Runs in the page before its own scripts: notes when the first groups and all pictures in sight were painted, and the longest
 * task since it was last asked. It is text, since the types of browsers are not those of the bench.
 */
export const OBSERVER = `(() => {
  const seen = { groups: null, pictures: null, longest: 0 };
  window.observed = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  const painted = (note) => requestAnimationFrame(() => setTimeout(() => note(performance.now())));
  const look = () => {
    const tiles = [...document.querySelectorAll('[data-group-id]')];
    const isInSight = (element) => element.getBoundingClientRect().top < innerHeight;
    if (seen.groups === null && tiles.some((tile) => tile.textContent !== ''))
      painted((time) => (seen.groups ??= time));
    const pictures = tiles.filter(isInSight).flatMap((tile) => [...tile.querySelectorAll('img')]);
    if (seen.groups !== null && pictures.length > 0 && pictures.every((picture) => picture.complete))
      painted((time) => (seen.pictures ??= time));
    if (seen.pictures === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** What it has noted, in milliseconds. */
export interface Observed {
  /** When the first groups were painted, from the begin of the navigation; null until then. */
  groups: number | null;
  /** When all pictures in sight were there. */
  pictures: number | null;
  /** The longest task. */
  longest: number;
}

export function isObserved(value: unknown): value is Observed {
  return typeof value === 'object' && value !== null && 'groups' in value && 'longest' in value;
}
