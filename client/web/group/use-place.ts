import { useEffect, useState } from 'react';
import { useView } from '../state/view.js';
import type { GroupImages } from './use-group-images.js';

/** Milliseconds at one image after which the address names it: browsers bear only so many changes of it. */
const REST = 200;

export interface Place {
  /** Of the current image; -1 as long as that is not known. */
  place: number;
  /** Of the current image; null as long as that is not known. */
  id: string | null;
  /** 1 where one goes on to larger places, -1 back. */
  direction: 1 | -1;
  goTo: (place: number) => void;
}

/** Which end of a group to begin at. */
export type End = 'first' | 'last';

/**
 * The image of a group that is looked at. It goes ahead of the address, which follows when it rests, and goes where the
 * address leads to otherwise.
 */
export function usePlace(group: string, { images, placeOf, isComplete }: GroupImages, end: End): Place {
  const [{ image: addressed }, setView] = useView();
  const [chosen, setChosen] = useState({ group, id: addressed, place: 0, direction: 1 as 1 | -1 });
  const [seen, setSeen] = useState(addressed);
  const [written, setWritten] = useState<string | null>(null);

  if (addressed !== seen || group !== chosen.group) {
    setSeen(addressed);
    if (group !== chosen.group || addressed !== written)
      setChosen({ group, id: addressed, place: 0, direction: end === 'last' ? -1 : 1 });
  }

  const place = placeIn();
  const id = place === -1 ? chosen.id : (images[place]?.id ?? null);

  useEffect(() => {
    if (chosen.id === null || chosen.id === addressed || chosen.group !== group) return undefined;
    const timer = setTimeout(() => {
      setWritten(chosen.id);
      void setView({ image: chosen.id });
    }, REST);
    return () => clearTimeout(timer);
  }, [chosen, addressed, group, setView]);

  return {
    place,
    id,
    direction: chosen.direction,
    goTo: (target) => {
      const image = images[Math.max(0, Math.min(target, images.length - 1))];
      if (image === undefined) return;
      const goal = placeOf(image.id);
      setChosen({ group, id: image.id, place: goal, direction: goal < place ? -1 : 1 });
    },
  };

  function placeIn(): number {
    if (images.length === 0) return -1;
    if (chosen.id === null) return end === 'first' ? 0 : isComplete ? images.length - 1 : -1;
    const known = placeOf(chosen.id);
    if (known !== -1 || !isComplete) return known;
    // It was removed meanwhile: the one that has its place now.
    return Math.min(chosen.place, images.length - 1);
  }
}
