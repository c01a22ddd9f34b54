import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import { useSeedroll } from './context.js';

/** Milliseconds between two rounds of asking. */
const PAUSE = 500;

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
      await queryClient.invalidateQueries(seedroll.pathFilter());
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
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
