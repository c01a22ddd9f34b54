import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Rows that are drawn beyond those in sight, at either end. */
const BEYOND = 8;

export interface RowWindow {
  /** Rows to draw: from the first to before the last. */
  first: number;
  last: number;
  /** Scrolls as little as brings a row into sight. */
  bring: (row: number) => void;
}

/** Which of very many rows of one height a scrolled pane shows. @param height Of a row, in pixels. */
export function useWindow(pane: RefObject<HTMLElement | null>, rows: number, height: number): RowWindow {
  const [{ top, size }, setSeen] = useState({ top: 0, size: 0 });

  useLayoutEffect(() => {
    const { current } = pane;
    if (current === null) return undefined;
    const look = (): void => setSeen({ top: current.scrollTop, size: current.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(current);
    current.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, [pane]);

  const bring = useCallback(
    (row: number) => {
      const { current } = pane;
      if (current === null) return;
      const [start, end] = [row * height, (row + 1) * height];
      if (start < current.scrollTop) current.scrollTop = start;
      else if (end > current.scrollTop + current.clientHeight) current.scrollTop = end - current.clientHeight;
    },
    [pane, height],
  );

  return {
    first: Math.max(0, Math.floor(top / height) - BEYOND),
    last: Math.min(rows, Math.ceil((top + size) / height) + BEYOND),
    bring,
  };
}
