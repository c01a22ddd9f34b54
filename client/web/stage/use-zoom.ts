import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ReactZoomPanPinchRef } from 'react-zoom-pan-pinch';
import { useMedia } from '../ui/use-media.js';
import { actualScale, middleOf, type Point as Share, positionFor, type Size } from './frame.js';

/** More pixels of the screen than this for one of the picture show nothing new. */
const MOST_PIXELS = 16;

/** Milliseconds that going to another zoom by a key takes. */
const DURATION = 140;

/** The zoom and the place as they are kept while the stage is away: what is compared meanwhile is of the same group. */
export interface KeptZoom {
  /** How much larger than at fit. */
  scale: number;
  /** Which point of the picture is in the middle of the stage. */
  middle: Share;
}

export const AT_FIT: KeptZoom = { scale: 1, middle: { x: 0.5, y: 0.5 } };

export interface Zoom {
  pane: RefObject<ReactZoomPanPinchRef | null>;
  /** How much larger than at fit. */
  scale: number;
  /** The scale at which a pixel of the picture is one of the screen. */
  actual: number;
  least: number;
  most: number;
  isAtFit: boolean;
  fit: () => void;
  /** To the pixels' own size, around a point of the window, or else the middle of the stage. */
  showActual: (point?: Point) => void;
  /** Between all of the picture and its details. */
  toggle: (point: Point) => void;
  /** Makes the picture so many times larger, around a point. */
  zoomBy: (factor: number, point: Point) => void;
  /** For `onTransform` of the pane. */
  follow: (position: { scale: number; positionX: number; positionY: number }) => void;
}

export interface Point {
  clientX: number;
  clientY: number;
}

/**
 * The zoom of the stage. It is counted from fit, and the place is a share of the picture, so that both stay the same from
 * image to image, also where these differ in size, and when the window changes its own.
 * @param picture In its own pixels. @param fit Size at fit, in CSS pixels. @param kept Where it begins, and follows.
 */
export function useZoom(picture: Size, fit: Size, stage: Size, kept: RefObject<KeptZoom>): Zoom {
  const pane = useRef<ReactZoomPanPinchRef>(null);
  const isOwn = useRef(false);
  const [scale, setScale] = useState(1);
  const duration = useMedia('(prefers-reduced-motion: reduce)') ? 0 : DURATION;

  const actual = actualScale(picture, fit, devicePixelRatio);
  const least = Math.min(1, actual);
  const most = Math.max(8, actual * MOST_PIXELS);

  const follow = useCallback<Zoom['follow']>(
    ({ scale: now, positionX: x, positionY: y }) => {
      setScale(now);
      // Nor does it count what the pane does by itself before there is a picture.
      if (isOwn.current || fit.width === 0) return;
      kept.current = { scale: now, middle: middleOf({ scale: now, x, y }, fit, stage) };
    },
    [fit, stage, kept],
  );

  useLayoutEffect(() => {
    const { current } = pane;
    if (current === null || fit.width === 0) return;
    const { scale: wanted, middle } = kept.current;
    const now = positionFor(middle, wanted, fit, stage);
    isOwn.current = true;
    void current.setTransform(now.x, now.y, now.scale, 0);
    isOwn.current = false;
  }, [fit, stage, kept]);

  const zoomTo = (wanted: number, point: Point | undefined, time: number): void => {
    const { current } = pane;
    const box = current?.instance.wrapperComponent?.getBoundingClientRect();
    if (current === null || box === undefined || fit.width === 0) return;
    const { clientX, clientY } = point ?? { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
    void current.zoomToPoint(Math.max(least, Math.min(most, wanted)), clientX, clientY, time);
  };

  return {
    pane,
    scale,
    actual,
    least,
    most,
    isAtFit: Math.abs(scale - 1) < 0.001,
    fit: () => {
      const { x, y } = positionFor({ x: 0.5, y: 0.5 }, 1, fit, stage);
      void pane.current?.setTransform(x, y, 1, duration);
    },
    showActual: (point) => zoomTo(actual, point, duration),
    toggle: (point) => {
      const isFit = Math.abs(scale - 1) < 0.001;
      // Of a picture that is already larger than it is, there is no 1:1 to look closer at.
      zoomTo(isFit ? Math.max(actual, 2) : 1, point, duration);
    },
    zoomBy: (factor, point) => zoomTo((pane.current?.state.scale ?? 1) * factor, point, 0),
    follow,
  };
}
