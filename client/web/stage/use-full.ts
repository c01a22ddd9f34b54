import { useCallback, useEffect, useState } from 'react';
import { useView } from '../state/view.js';

export interface Full {
  isFull: boolean;
  /** Whether the image alone was all that was asked for: then leaving it leads back to where one came from. */
  isQuickLook: boolean;
  /** All of the page; once more, all of the screen; once more, back. */
  more: () => void;
  toggle: () => void;
  leave: () => void;
}

/** The image alone: over all of the page, and then over all of the screen where the browser can. */
export function useFull(): Full {
  const [{ full: isFull }, setView] = useView();
  const [isQuickLook, setIsQuickLook] = useState(isFull);
  const set = useCallback(
    (full: boolean) => {
      setIsQuickLook(false);
      if (!full && document.fullscreenElement !== null) void document.exitFullscreen();
      void setView({ full });
    },
    [setView],
  );

  // With the view, the screen is given back too.
  useEffect(
    () => () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    },
    [],
  );

  const toggle = useCallback(() => set(!isFull), [set, isFull]);
  return {
    isFull,
    isQuickLook: isQuickLook && isFull,
    more: () => {
      if (!isFull) return set(true);
      if (document.fullscreenElement !== null || !document.fullscreenEnabled) return set(false);
      document.documentElement.requestFullscreen().catch(() => set(false));
    },
    toggle,
    leave: () => set(false),
  };
}
