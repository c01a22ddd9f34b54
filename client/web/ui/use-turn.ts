import { useEffect, useRef, useState } from 'react';
import { LoadQueue } from './load-queue.js';

/** Of the six connections that browsers have, two stay for questions and for changes. */
const queue = new LoadQueue(4);

/** Addresses that were loaded: the browser has them at hand. */
const loaded = new Set<string>();
const MOST_KNOWN = 20_000;

/**
 * When a picture may be loaded.
 * @returns Whether its turn has come, and what must be called once it is there or has failed.
 */
export function useTurn(
  source: string,
  isSeen: boolean,
): { isOn: boolean; onEnd: (isLoaded: boolean) => void } {
  const [on, setOn] = useState<string | null>(null);
  const end = useRef<() => void>(undefined);

  useEffect(() => {
    if (loaded.has(source)) return undefined;
    const leave = queue.enter({ isSeen, begin: () => setOn(source) });
    end.current = leave;
    return leave;
  }, [source, isSeen]);

  return {
    isOn: on === source || loaded.has(source),
    onEnd: (isLoaded) => {
      end.current?.();
      if (!isLoaded) return;
      if (loaded.size >= MOST_KNOWN) loaded.clear();
      loaded.add(source);
    },
  };
}
