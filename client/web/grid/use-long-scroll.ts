import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { GridLayout } from './layout.js';
import { LongScroll } from './long-scroll.js';

/** Milliseconds without scrolling after which things count as at rest. */
const REST = 120;

export interface Scrolled {
  /** Where the pane begins, in pixels of the list. */
  position: number;
  /** What is drawn at its place in the list must be moved by this. */
  shift: number;
  /** Height for the element that makes the scroll bar. */
  height: number;
  /** Whether more goes by than anybody could look at, so that nothing need be asked for. */
  isFast: boolean;
  goTo: (position: number) => void;
}

/** Follows the scrolling of a pane over a grid of any height. */
export function useLongScroll(
  pane: RefObject<HTMLElement | null>,
  { height }: GridLayout,
  paneHeight: number,
): Scrolled {
  const [scroll] = useState(() => new LongScroll());
  const [shown, setShown] = useState({ position: 0, shift: 0, isFast: false });
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  scroll.resize(height, paneHeight);

  const show = useCallback(
    (isFast: boolean) => setShown({ position: scroll.position, shift: scroll.shift, isFast }),
    [scroll],
  );

  const goTo = useCallback(
    (position: number) => {
      const top = scroll.goTo(position);
      if (pane.current !== null) pane.current.scrollTop = top;
      show(false);
    },
    [pane, scroll, show],
  );

  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    const scrolled = (): void => {
      const before = scroll.position;
      scroll.scrolled(element.scrollTop);
      show(Math.abs(scroll.position - before) > element.clientHeight * 0.75);
      clearTimeout(rest.current);
      rest.current = setTimeout(() => goTo(scroll.position), REST);
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      element.removeEventListener('scroll', scrolled);
      clearTimeout(rest.current);
    };
  }, [pane, scroll, show, goTo]);

  // A list that has become shorter, or a pane that has become wider, leaves the place where it can be.
  useLayoutEffect(() => goTo(scroll.position), [goTo, scroll, height, paneHeight]);

  return { ...shown, height: scroll.height, goTo };
}
