import { useCallback, useSyncExternalStore } from 'react';

/** Each is watched once, however many parts of the page want to know. */
const lists = new Map<string, MediaQueryList>();

/** Whether a media query holds, such as `(min-width: 64rem)`. */
export function useMedia(query: string): boolean {
  const media = lists.get(query) ?? matchMedia(query);
  lists.set(query, media);
  const subscribe = useCallback(
    (listener: () => void) => {
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [media],
  );
  return useSyncExternalStore(subscribe, () => media.matches);
}

/** Room for folders, grid and details side by side. */
export const useIsWide = (): boolean => useMedia('(min-width: 60rem)');
