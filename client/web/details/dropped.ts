import { useSyncExternalStore } from 'react';

/** Files from somebody's own computer that are read in the browser. */
export type Dropped = readonly File[];

const listeners = new Set<() => void>();
let dropped: Dropped | null = null;

/** The files whose metadata are shown; null while there are none. */
export function useDropped(): Dropped | null {
  return useSyncExternalStore(subscribe, () => dropped);
}

/** Shows the metadata of files; nothing any more with null. */
export function showDropped(files: Dropped | null): void {
  dropped = files?.length === 0 ? null : files;
  for (const listener of listeners) listener();
}

/** Asks for files of somebody's own computer, and shows their metadata. It must be called within a click or a key. */
export function readFileFromDisk(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => showDropped([...(input.files ?? [])]));
  input.click();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
