import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useMedia } from '../ui/use-media.js';
import { StripTile } from './strip-tile.js';
import type { SeededImage } from './rule-seeds.js';
import { usePreviews } from './use-previews.js';

/** Pixels between two tiles. */
const BETWEEN = 4;

/** Width of the sign for missing seeds. */
const GAP = 60;

export interface FilmStripProps {
  images: readonly SeededImage[];
  /** How many seeds are missing before an image. */
  gaps: ReadonlyMap<number, number>;
  /** Of the current image. */
  place: number;
  marked: readonly string[];
  onChoose: (place: number) => void;
}

/** All images of a group in a row; those that are seen are there. */
export function FilmStrip({ images, gaps, place, marked, onChoose }: FilmStripProps): ReactElement {
  const strip = useRef<HTMLDivElement>(null);
  const tile = useMedia('(min-width: 40rem) and (min-height: 36rem)') ? 84 : 60;
  // With other functions the virtualizer measures all of its items anew.
  const sizeOf = useCallback((index: number) => tile + BETWEEN + (gaps.has(index) ? GAP : 0), [tile, gaps]);
  const keyOf = useCallback((index: number) => images[index]?.id ?? index, [images]);
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: images.length,
    getScrollElement: () => strip.current,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    overscan: 6,
    paddingStart: 8,
    paddingEnd: 8,
  });
  const shown = virtualizer.getVirtualItems();
  const previewOf = usePreviews(images, shown.at(0)?.index ?? 0, (shown.at(-1)?.index ?? 0) + 1);

  useLayoutEffect(() => virtualizer.measure(), [virtualizer, sizeOf]);
  useLayoutEffect(() => {
    if (place !== -1) virtualizer.scrollToIndex(place, { align: 'center' });
  }, [virtualizer, place, sizeOf]);

  // Whoever went by Tab into the strip stays at the image that is current.
  useEffect(() => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || strip.current?.contains(activeElement) !== true) return;
    const tiles = strip.current.querySelector('[aria-current="true"]');
    if (tiles instanceof HTMLElement && tiles !== activeElement) tiles.focus({ preventScroll: true });
  });

  return (
    <div
      ref={strip}
      className="shrink-0 overflow-x-auto overflow-y-hidden overscroll-x-contain border-t border-line bg-surface pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] [scrollbar-width:thin]"
      onWheel={({ currentTarget, deltaX, deltaY }) => {
        if (Math.abs(deltaY) > Math.abs(deltaX)) currentTarget.scrollLeft += deltaY;
      }}
    >
      <ul
        aria-label="Images of the group"
        className="relative mx-auto"
        style={{ width: virtualizer.getTotalSize(), height: tile + 20 }}
      >
        {shown.map(({ index, start, size, key }) => {
          const image = images[index];
          if (image === undefined) return null;
          return (
            <li
              key={key}
              aria-setsize={images.length}
              aria-posinset={index + 1}
              className="absolute left-0 top-0 flex"
              style={{ width: size - BETWEEN, transform: `translateX(${String(start)}px)` }}
            >
              <StripTile
                image={image}
                preview={previewOf(image.id)}
                tile={tile}
                missing={gaps.get(index) ?? 0}
                place={index}
                count={images.length}
                isCurrent={index === place}
                mark={marked.indexOf(image.id) + 1}
                onChoose={onChoose}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
