import { useSyncExternalStore } from 'react';

/** Whether a media query holds, such as `(min-width: 64rem)`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Room for folders, grid and details side by side. */
export const useIsWide = (): boolean => useMedia('(min-width: 60rem)');
