import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let selected: ReadonlySet<string> = new Set();

/** Ids of the groups that are selected. */
export function useSelection(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => selected);
}

/** Whether a group is selected. Nothing else has whoever asks drawn anew. */
export function useIsSelected(id: string): boolean {
  return useSyncExternalStore(subscribe, () => selected.has(id));
}

/** The selection as it is now, for handlers. */
export function selection(): ReadonlySet<string> {
  return selected;
}

/** Selects these groups, and no others. */
export function select(ids: Iterable<string>): void {
  selected = new Set(ids);
  for (const listener of listeners) listener();
}

/** Selects a group as well; or no more, where it is. */
export function toggleSelected(id: string): void {
  const ids = new Set(selected);
  if (!ids.delete(id)) ids.add(id);
  select(ids);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
