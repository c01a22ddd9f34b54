import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import { useSeedroll } from './context.js';

/** Least milliseconds between two rounds of asking. */
const PAUSE = 500;

/** How many times as long as it has just asked it waits, so that a library of a million images is not asked all the time. */
const REST = 3;

export interface SeedrollLiveOptions {
  /** Only changes at this directory and below it count. Default: all of the library. */
  directory?: string;
}

/**
 * Keeps what is shown as fresh as the library: has every query of seedroll that is in use asked again when something
 * changes. Changes that come while it asks are gathered, so that a scan of a million images asks twice a second at most.
 *
 * @returns How the connection fares: `pending` while it stands, `connecting` before and between.
 */
export function useSeedrollLive({ directory }: SeedrollLiveOptions = {}):
  'idle' | 'connecting' | 'pending' | 'error' {
  const seedroll = useSeedroll();
  const queryClient = useQueryClient();
  const state = useRef({ isStale: false, isAsking: false, isShown: true });

  useEffect(() => {
    const { current } = state;
    current.isShown = true;
    return () => {
      current.isShown = false;
    };
  }, []);

  async function askAgain(): Promise<void> {
    const { current } = state;
    if (current.isAsking) return;
    current.isAsking = true;
    while (current.isStale && current.isShown) {
      current.isStale = false;
      const start = performance.now();
      await queryClient.invalidateQueries(seedroll.pathFilter());
      const pause = Math.max(PAUSE, REST * (performance.now() - start));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    current.isAsking = false;
  }

  const { status } = useSubscription(
    seedroll.library.onChange.subscriptionOptions(directory === undefined ? {} : { directory }, {
      onData: ({ data: { kind } }) => {
        if (kind === 'checkpoint') return;
        state.current.isStale = true;
        void askAgain();
      },
    }),
  );
  return status;
}
