import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import type { ImagePreview } from '../ui/picture.js';
import type { Size } from './lens.js';

export interface Compared {
  /** Those that are still there, in the order of `ids`; null until they are known. */
  images: ImagePreview[] | null;
  error: unknown;
  /** How many of them are gone. */
  missing: number;
  /** Width by height of the first one, which the others are scaled to. */
  aspect: number;
  /** The size of each in pixels, as soon as it is loaded. */
  pixels: ReadonlyMap<string, Size>;
  onPixels: (id: string, size: Size) => void;
}

/** What is to be shown of the images that are compared. */
export function useCompared(ids: readonly string[]): Compared {
  const seedroll = useSeedroll();
  const { data, error } = useQuery(seedroll.images.previews.queryOptions({ ids: [...ids] }));
  const images = useMemo(() => data?.items.filter((item) => item !== null) ?? null, [data]);
  const [pixels, setPixels] = useState<ReadonlyMap<string, Size>>(new Map());
  const onPixels = useCallback((id: string, size: Size) => {
    setPixels((known) => new Map(known).set(id, size));
  }, []);
  const first = images?.[0];
  const { width, height } = (first === undefined ? null : (pixels.get(first.id) ?? first)) ?? {
    width: 1,
    height: 1,
  };
  return {
    images,
    error,
    missing: images === null ? 0 : ids.length - images.length,
    aspect: width !== null && height !== null && width > 0 && height > 0 ? width / height : 1,
    pixels,
    onPixels,
  };
}
