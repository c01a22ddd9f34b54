import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import { useSeedroll } from './context.js';
import { LiveRounds } from './live-rounds.js';

export interface SeedrollLiveOptions {
  /** Only changes at this directory and below it count. Default: all of the library. */
  directory?: string;
}

/**
 * Keeps what is shown as fresh as the library: has every query of seedroll that is in use asked again when something
 * changes. Changes that come while it asks are gathered, so that a scan of a million images asks twice a second at most.
 * A query whose `meta` has a `livePause` is asked again no sooner than so many milliseconds after the last time.
 *
 * @returns How the connection fares: `pending` while it stands, `connecting` before and between.
 */
export function useSeedrollLive({ directory }: SeedrollLiveOptions = {}):
  'idle' | 'connecting' | 'pending' | 'error' {
  const seedroll = useSeedroll();
  const queryClient = useQueryClient();
  const rounds = useRef<LiveRounds | null>(null);

  useEffect(() => {
    const begun = new LiveRounds(queryClient, seedroll.pathFilter());
    rounds.current = begun;
    return () => begun.end();
  }, [queryClient, seedroll]);

  const { status } = useSubscription(
    seedroll.library.onChange.subscriptionOptions(directory === undefined ? {} : { directory }, {
      onData: ({ data: { kind } }) => {
        if (kind !== 'checkpoint') rounds.current?.change();
      },
    }),
  );
  return status;
}
