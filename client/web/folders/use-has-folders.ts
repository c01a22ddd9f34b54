import { useQuery } from '@tanstack/react-query';
import { useSeedroll } from 'seedroll/client/react';

/** Whether there are folders in a folder; undefined while that is not known. */
export function useHasFolders(path: string): boolean | undefined {
  const seedroll = useSeedroll();
  const { data } = useQuery(
    seedroll.directories.list.queryOptions(
      { path, limit: 1 },
      { enabled: path !== '', select: ({ total }) => total },
    ),
  );
  return data === undefined ? undefined : data > 0;
}
