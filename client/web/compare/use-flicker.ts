import { useEffect, useState } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { useShortcut } from '../keys/use-shortcut.js';
import { useMedia } from '../ui/use-media.js';

/**
 * Changes a second, when images flicker by themselves. Not more: three flashes a second, each of two changes, are what WCAG
 * 2.3.1 takes for safe (https://www.w3.org/WAI/WCAG22/Understanding/three-flashes-or-below-threshold).
 */
export const RATE = { min: 0.5, max: 6, step: 0.5, usual: 2 } as const;

export interface Flickering {
  /** Which image is seen now. */
  shown: number;
  isPlaying: boolean;
  /** Changes a second. */
  rate: number;
  show: (index: number) => void;
  play: (isPlaying: boolean) => void;
  setRate: (rate: number) => void;
}

/** One of `count` images after the other: by arrows and the space bar, or by itself. */
export function useFlicker(count: number, isEnabled: boolean): Flickering {
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const [wanted, setWanted] = useState(0);
  const [isWanted, setIsWanted] = useState<boolean | null>(null);
  const [rate, setRate] = useState<number>(RATE.usual);
  const isPlaying = isEnabled && (isWanted ?? !isStill);
  const shown = wanted % count;
  const step = (by: number): void => {
    setIsWanted(false);
    setWanted((shown + by + count) % count);
  };
  useShortcut(SHORTCUTS.compare.next, () => step(1), { isEnabled, isFirst: true });
  useShortcut(SHORTCUTS.compare.previous, () => step(-1), { isEnabled, isFirst: true });

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => setWanted((index) => (index + 1) % count), 1000 / rate);
    return () => clearInterval(timer);
  }, [isPlaying, rate, count]);

  return {
    shown,
    isPlaying,
    rate,
    show: (index) => {
      setIsWanted(false);
      setWanted(index);
    },
    play: setIsWanted,
    setRate,
  };
}
