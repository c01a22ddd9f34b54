import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useIsConnected } from '../live/live-updates.js';
import { type ImagePreview, thumbnailFor } from '../ui/picture.js';
import { isVideo } from '../ui/video.js';
import type { Size } from './frame.js';
import { PictureCache } from './picture-cache.js';

/** Milliseconds for which the picture before stays, before the colours of the next one take its place. */
const PATIENCE = 150;

/** The image that is looked at, null where that is none that has a picture, and those that will probably be next, the likeliest first. */
export interface Wanted {
  current: ImagePreview | null;
  neighbours: readonly ImagePreview[];
}

/** What the stage shows, which may still be the picture before. */
export interface ShownPicture {
  id: string;
  element: HTMLImageElement;
  /** Pixels of the file itself, also while its thumbnail is shown. */
  size: Size;
  isOriginal: boolean;
}

export interface Shown {
  picture: ShownPicture | null;
  /** Whether nothing of the current image is there yet, and it takes long: its colours are to be shown. */
  isLate: boolean;
  /** Whether it can be shown in no way. */
  hasFailed: boolean;
  /** Whether the thumbnail is all that can be shown. */
  isThumbnailOnly: boolean;
  /** Whether what there is of the current image is seen. */
  isCaughtUp: boolean;
}

/**
 * Decodes the current image and those beside it, the thumbnail of each first, and gives the best that is there: a picture
 * stays until another can take its place in the same frame.
 * @param edge Longer edge of the stage, in CSS pixels.
 */
export function useShownPicture({ current, neighbours }: Wanted, edge: number): Shown {
  const [cache] = useState(() => new PictureCache(createPicture));
  const version = useSyncExternalStore(cache.subscribe, cache.version);
  const isConnected = useIsConnected();
  const [last, setLast] = useState<ShownPicture | null>(null);

  const best = useMemo(
    () => (current === null ? null : bestOf(cache, current, edge, version)),
    [cache, current, edge, version],
  );
  if (best !== null && best.element !== last?.element) setLast(best);
  const picture = best ?? last;

  useLayoutEffect(() => {
    // Of videos there are no pictures.
    const beside = neighbours.filter(({ filename }) => !isVideo(filename));
    const wanted = current === null ? beside : [current, ...beside];
    const addresses = wanted.flatMap((preview) => addressesOf(preview, edge));
    const shown = picture === null ? [] : [picture.element.dataset['address'] ?? ''];
    cache.keep(new Set([...addresses, ...shown]));
    for (const preview of wanted) cache.load(thumbnailFor(preview, edge), preview === current);
    if (current !== null) cache.load(current.original, true);
    // What is looked at has all of the connection for itself until it is there.
    if (current === null || cache.isSettled(current.original))
      for (const preview of beside) cache.load(preview.original, false);
  }, [cache, current, neighbours, edge, version, picture]);

  // Once the server is back, what failed without it is worth another try.
  useEffect(() => {
    if (isConnected) cache.forgetFailures();
  }, [cache, isConnected]);

  const hasThumbnailFailed = current !== null && cache.hasFailed(thumbnailFor(current, edge));
  const hasOriginalFailed = current !== null && cache.hasFailed(current.original);
  const hasFailed = hasThumbnailFailed && hasOriginalFailed;
  const isCaughtUp = best !== null || hasFailed;
  return {
    picture,
    isLate: useIsLate(current?.id ?? null, isCaughtUp, last === null),
    hasFailed,
    isThumbnailOnly: best !== null && hasOriginalFailed,
    isCaughtUp,
  };
}

function createPicture(isUrgent: boolean): HTMLImageElement {
  const picture = new Image();
  picture.draggable = false;
  // A large picture is drawn with the frame that it comes with, not in one of the frames after.
  picture.decoding = 'sync';
  picture.fetchPriority = isUrgent ? 'high' : 'low';
  picture.className = 'absolute inset-0 size-full max-w-none select-none';
  return picture;
}

function addressesOf(preview: ImagePreview, edge: number): string[] {
  return [thumbnailFor(preview, edge), preview.original];
}

function bestOf(
  cache: PictureCache<HTMLImageElement>,
  preview: ImagePreview,
  edge: number,
  _version: number,
): ShownPicture | null {
  for (const address of [preview.original, thumbnailFor(preview, edge)]) {
    const element = cache.get(address);
    if (element === null) continue;
    element.dataset['address'] = address;
    const isOriginal = address === preview.original;
    return { id: preview.id, element, isOriginal, size: sizeOf(preview, element, isOriginal) };
  }
  return null;
}

function sizeOf({ width, height }: ImagePreview, element: HTMLImageElement, isOriginal: boolean): Size {
  if (!isOriginal && width !== null && height !== null) return { width, height };
  return { width: element.naturalWidth, height: element.naturalHeight };
}

/** Whether the current image has been waited for longer than somebody who flips through notices. */
function useIsLate(id: string | null, isThere: boolean, isFirst: boolean): boolean {
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (isThere || id === null) return undefined;
    const timer = setTimeout(() => setLate(id), PATIENCE);
    return () => clearTimeout(timer);
  }, [id, isThere]);
  return id !== null && !isThere && (isFirst || late === id);
}
