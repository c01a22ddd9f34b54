import { useMemo } from 'react';
import type { ImagePreview } from '../ui/picture.js';
import type { Place } from './use-place.js';
import { usePreviews } from './use-previews.js';

/** The current image, two ahead in the direction of travel, and one behind. */
export function useStagePreviews(
  images: readonly { id: string }[],
  { place, id, direction }: Place,
): { current: ImagePreview | null; neighbours: readonly ImagePreview[] } {
  // An address may lead to an image that is not listed yet.
  const alone = useMemo(() => (place === -1 && id !== null ? [{ id }] : []), [place, id]);
  const aloneOf = usePreviews(alone, 0, alone.length);
  const listedOf = usePreviews(images, Math.max(0, place - 2), place === -1 ? 0 : place + 3);
  return useMemo(() => {
    const current = id === null ? null : (listedOf(id) ?? aloneOf(id) ?? null);
    const neighbours = [direction, 2 * direction, -direction].flatMap((by) => {
      const neighbour = place === -1 ? undefined : images[place + by];
      return neighbour === undefined ? [] : (listedOf(neighbour.id) ?? []);
    });
    return { current, neighbours };
  }, [images, place, id, direction, listedOf, aloneOf]);
}
