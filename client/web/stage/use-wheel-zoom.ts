import { type RefObject, useEffect, useRef } from 'react';
import type { Zoom } from './use-zoom.js';

/** How much one pixel of a wheel zooms, and one of a pinch on a touchpad, which comes as a wheel with Ctrl. */
const WHEEL = 0.0016;
const PINCH = 0.01;

/** Pixels of a line, where a wheel counts in lines. */
const LINE = 30;

/** The wheel zooms to the pointer: by the same factor for the same way, at any zoom. */
export function useWheelZoom(stage: RefObject<HTMLElement | null>, zoomBy: Zoom['zoomBy']): void {
  const latest = useRef(zoomBy);
  useEffect(() => {
    latest.current = zoomBy;
  });
  useEffect(() => {
    const element = stage.current;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE;
      latest.current(Math.exp(-pixels * (event.ctrlKey ? PINCH : WHEEL)), event);
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [stage]);
}
