import { type RefObject, useEffect } from 'react';
import { fitted, held, type Lens, moved, type Place, type Size, WHOLE, zoomed } from './lens.js';

export type ChangeLens = (change: (lens: Lens) => Lens) => void;

interface Pane extends Size {
  /** From the middle of the pane, in widths and heights of the image. */
  placeOf: (point: { clientX: number; clientY: number }) => Place;
  isIn: (lens: Lens) => Lens;
}

/** Zooms by the wheel, by two fingers and by a double click, and moves by dragging. */
export function useLensGestures(
  pane: RefObject<HTMLElement | null>,
  aspect: number,
  change: ChangeLens,
): void {
  useEffect(() => {
    const { current } = pane;
    if (current === null) return undefined;
    const fingers = new Map<number, PointerEvent>();
    const measure = (): Pane => measured(current, aspect);

    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { placeOf, isIn } = measure();
      const at = placeOf(event);
      change((lens) => isIn(zoomed(lens, wheelFactor(event), at)));
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0 || isOfControl(event)) return;
      fingers.set(event.pointerId, event);
      current.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent): void => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const other = [...fingers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
      fingers.set(event.pointerId, event);
      const { placeOf, isIn } = measure();
      const [from, to] =
        other === undefined ? [before, event] : [middle(before, other), middle(event, other)];
      const [start, end] = [placeOf(from), placeOf(to)];
      const by = other === undefined ? 1 : distance(event, other) / Math.max(1, distance(before, other));
      change((lens) => isIn(zoomed(moved(lens, { x: end.x - start.x, y: end.y - start.y }), by, end)));
    };
    const onUp = (event: PointerEvent): void => void fingers.delete(event.pointerId);
    const onDoubleClick = (event: MouseEvent): void => {
      if (isOfControl(event)) return;
      const { placeOf, isIn } = measure();
      const at = placeOf(event);
      change((lens) => (lens.scale > 1 ? WHOLE : isIn(zoomed(lens, 3, at))));
    };

    current.addEventListener('wheel', onWheel, { passive: false });
    current.addEventListener('pointerdown', onDown);
    current.addEventListener('pointermove', onMove);
    current.addEventListener('pointerup', onUp);
    current.addEventListener('pointercancel', onUp);
    current.addEventListener('dblclick', onDoubleClick);
    return () => {
      current.removeEventListener('wheel', onWheel);
      current.removeEventListener('pointerdown', onDown);
      current.removeEventListener('pointermove', onMove);
      current.removeEventListener('pointerup', onUp);
      current.removeEventListener('pointercancel', onUp);
      current.removeEventListener('dblclick', onDoubleClick);
    };
  }, [pane, aspect, change]);
}

function measured(element: HTMLElement, aspect: number): Pane {
  const { left, top, width, height } = element.getBoundingClientRect();
  const image = fitted(aspect, { width, height });
  return {
    width,
    height,
    placeOf: ({ clientX, clientY }) => ({
      x: (clientX - left - width / 2) / image.width,
      y: (clientY - top - height / 2) / image.height,
    }),
    isIn: (lens) => held(lens, aspect, { width, height }),
  };
}

/** Wheels report pixels, lines or pages; track pads many small steps, with Ctrl where two fingers come apart. */
function wheelFactor({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const pixels = deltaY * (deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30);
  return Math.exp(-Math.min(200, Math.max(-200, pixels)) * (ctrlKey ? 0.01 : 0.002));
}

function isOfControl({ target }: Event): boolean {
  return target instanceof Element && target.closest('button, [role="slider"]') !== null;
}

interface Point {
  clientX: number;
  clientY: number;
}

function middle(one: Point, other: Point): Point {
  return { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}
