import { type ReactElement, useLayoutEffect, useRef } from 'react';

/**
 * Holds the very element that was decoded: an `img` of React's own with the same address might be decoded once more, and
 * the stage would flash.
 */
export function PictureLayer({ element, alt }: { element: HTMLImageElement; alt: string }): ReactElement {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    element.alt = alt;
    layer.current?.replaceChildren(element);
  }, [element, alt]);
  return <div ref={layer} className="absolute inset-0" />;
}
