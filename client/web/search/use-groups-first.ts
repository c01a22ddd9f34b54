import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSeedroll } from 'seedroll/client/react';

/** Milliseconds after which a page that never idles counts as idle. */
const PATIENCE = 1000;

/**
 * Whether it is time for what may wait: once the groups of the page are there, and the browser has nothing better to do. The
 * server counts whole libraries for it, which would keep the groups waiting.
 */
export function useGroupsFirst(): boolean {
  const seedroll = useSeedroll();
  const isFetching = useIsFetching({ queryKey: seedroll.groups.index.pathKey() }) > 0;
  const [isIdle, setIsIdle] = useState(false);
  const isReady = !isFetching;
  useEffect(() => {
    if (!isReady) return undefined;
    return whenIdle(() => setIsIdle(true));
  }, [isReady]);
  return isReady && isIdle;
}

/** Safari knows no idle callbacks. */
function whenIdle(callback: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(callback, PATIENCE / 4);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(callback, { timeout: PATIENCE });
  return () => cancelIdleCallback(handle);
}
