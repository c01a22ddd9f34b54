import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import type { ImagePreview } from '../ui/picture.js';

/** Images that are asked for at once: always the same ones together, so that what is known of them is found again. */
export const CHUNK = 100;

/** More than this are not remembered. */
const MOST = 20_000;

interface Identified {
  id: string;
}

/**
 * What tiles show of the images from one place to behind another, and of those around them.
 * @returns Gives the preview of an id; undefined for one that is not known yet, null for an image that is gone.
 */
export function usePreviews(
  images: readonly Identified[],
  from: number,
  to: number,
): (id: string) => ImagePreview | null | undefined {
  const seedroll = useSeedroll();
  // Where images come in before the others, all chunks are new, and what was known of the others is shown meanwhile.
  const [known] = useState(() => new Map<string, ImagePreview | null>());
  const begin = Math.floor(Math.max(0, from) / CHUNK) * CHUNK;
  const end = Math.min(Math.ceil(to / CHUNK) * CHUNK, images.length);
  const chunks = useMemo(() => chunksOf(images, begin, end), [images, begin, end]);
  const answers = useQueries({
    queries: chunks.map((ids) => seedroll.images.previews.queryOptions({ ids })),
  });
  if (known.size > MOST) known.clear();
  answers.forEach(({ data }, answer) => {
    chunks[answer]?.forEach((id, place) => {
      const preview = data?.items[place];
      if (preview !== undefined) known.set(id, preview);
    });
  });
  // Another function whenever one of the answers is another one.
  const stamp = answers
    .map(({ dataUpdatedAt }, answer) => `${String(dataUpdatedAt)} ${chunks[answer]?.[0] ?? ''}`)
    .join();
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useCallback((id: string) => known.get(id), [known, stamp]);
}

function chunksOf(images: readonly Identified[], begin: number, end: number): string[][] {
  const chunks: string[][] = [];
  for (let place = begin; place < end; place += CHUNK)
    chunks.push(images.slice(place, place + CHUNK).map(({ id }) => id));
  return chunks;
}
