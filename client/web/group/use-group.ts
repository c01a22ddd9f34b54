import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { useView } from '../state/view.js';

/**
 * A group. Once its first image is another one, so is its id, and the address follows.
 * @param image Id of the one that is looked at, which stays.
 */
export function useGroup(id: string, image: string | null) {
  const seedroll = useSeedroll();
  const queryClient = useQueryClient();
  const [, setView] = useView();
  const query = useQuery(seedroll.groups.get.queryOptions({ id }));
  const current = query.isFetching ? undefined : query.data?.id;
  useEffect(() => {
    if (current === undefined || current === id) return;
    // Should the image come back, what was known under its id would lead here again, and so to and fro.
    queryClient.removeQueries({ queryKey: seedroll.groups.get.queryKey({ id }), exact: true });
    void setView({ group: current, image });
  }, [current, id, image, queryClient, seedroll, setView]);
  return query;
}
