import { useSyncExternalStore } from 'react';

/** What lies over the page; one at a time. */
export type Overlay = 'palette' | 'shortcuts' | 'syntax' | 'folders';

const listeners = new Set<() => void>();
let shown: Overlay | null = null;

/** Which of the dialogs that many places open is open. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(subscribe, () => shown);
}

/** Opens a dialog, or closes whichever is open. */
export function showOverlay(overlay: Overlay | null): void {
  shown = overlay;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
