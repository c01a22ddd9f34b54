import { type RefObject, useEffect, useRef } from 'react';

/** Has the focus where the keys are, and gives it back to the tile of the group in the grid. */
export function useFocusOfGroup(element: RefObject<HTMLElement | null>, group: string): void {
  const last = useRef(group);
  useEffect(() => {
    last.current = group;
  }, [group]);
  useEffect(() => {
    element.current?.focus({ preventScroll: true });
    return () => {
      // Whoever went elsewhere by a click has it there.
      if (document.activeElement !== document.body) return;
      const tile = document.querySelector(`[data-group-id="${CSS.escape(last.current)}"]`);
      if (tile instanceof HTMLElement) tile.focus({ preventScroll: true });
    };
  }, [element]);
}
