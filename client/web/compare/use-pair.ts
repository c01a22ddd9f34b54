import { useState } from 'react';
import type { ImagePreview } from '../ui/picture.js';

export interface Pair {
  images: readonly [ImagePreview, ImagePreview];
  /** Makes an image one of the two, in place of the one that was chosen before the other one. */
  choose: (id: string) => void;
}

/** Which two of the images are compared, where a way of comparing takes two: the first ones unless others are chosen. */
export function usePair(images: readonly ImagePreview[]): Pair | null {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const wanted = chosen.flatMap((id) => images.find((image) => image.id === id) ?? []);
  const [one, other] = [...new Set([...wanted, ...images])];
  if (one === undefined || other === undefined) return null;
  const inOrder = images.indexOf(one) < images.indexOf(other);
  return {
    images: inOrder ? [one, other] : [other, one],
    choose: (id) => {
      if (id !== one.id && id !== other.id) setChosen([other.id, id]);
    },
  };
}
