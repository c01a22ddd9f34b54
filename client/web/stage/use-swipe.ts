import { type TouchEvent, useRef } from 'react';

/** A finger that has gone less far has not swiped, in CSS pixels. */
const LEAST = 40;

interface Handlers {
  onTouchStart: (event: TouchEvent) => void;
  onTouchMove: (event: TouchEvent) => void;
  onTouchEnd: (event: TouchEvent) => void;
}

/**
 * Calls `onSwipe` with 1 for a finger that goes to the left (to the next image), -1 for one to the right. Two fingers, and
 * ways that are more up and down than sideways, are none of it.
 */
export function useSwipe(isEnabled: boolean, onSwipe: (by: 1 | -1) => void): Handlers {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: ({ touches }) => {
      const touch = touches.item(0);
      start.current = isEnabled && touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchMove: ({ touches }) => {
      if (touches.length > 1) start.current = null;
    },
    onTouchEnd: ({ changedTouches }) => {
      const touch = changedTouches.item(0);
      const from = start.current;
      start.current = null;
      if (from === null) return;
      const x = touch.clientX - from.x;
      const y = touch.clientY - from.y;
      if (Math.abs(x) >= LEAST && Math.abs(x) > 1.5 * Math.abs(y)) onSwipe(x < 0 ? 1 : -1);
    },
  };
}
