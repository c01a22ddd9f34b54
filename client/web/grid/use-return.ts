import { useEffect, useRef } from 'react';

/**
 * Once a group is closed, leads to its tile: the one of the group that was seen last, wherever it is in the grid.
 * @param open Id of the group that lies over the grid.
 * @param goTo Scrolls to a group, and gives it the focus.
 */
export function useReturn(open: string | null, goTo: (id: string) => void): void {
  const seen = useRef(open);
  useEffect(() => {
    const { current: last } = seen;
    seen.current = open;
    // Whoever went elsewhere by a click has the focus there.
    if (open === null && last !== null && document.activeElement === document.body) goTo(last);
  });
}
