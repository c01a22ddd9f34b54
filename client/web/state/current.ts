import { useSyncExternalStore } from 'react';

/** An image that the details tell of. */
export interface CurrentImage {
  id: string;
  path: string;
}

const listeners = new Set<() => void>();
let current: CurrentImage | null = null;

/** The image that the details tell of: the one that is shown large, or the cover of the group that has the focus. */
export function useCurrentImage(): CurrentImage | null {
  return useSyncExternalStore(subscribe, () => current);
}

/** Makes an image the one that the details tell of. */
export function setCurrentImage(image: CurrentImage | null): void {
  if (image?.id === current?.id) return;
  current = image;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
