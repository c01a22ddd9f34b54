import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import type { ErrorReport, RouterInputs, RouterOutputs, seedrollError } from 'seedroll/client';
import type { SeedrollOptions } from 'seedroll/client/react';
import type { AnyPaths, IsAny } from './any-paths';

type None = [never, never, never];

/** The compiler names the paths that are not as they should be. */
export const anyInInputsOutputsErrors: None = null as unknown as [
  AnyPaths<RouterInputs>,
  AnyPaths<RouterOutputs>,
  AnyPaths<ReturnType<typeof seedrollError>>,
];

/** The test above would pass where `AnyPaths` finds nothing ever. */
export const found: ['.a.b[]', true, false] = null as unknown as [
  AnyPaths<{ a: { b: any[]; c: string } }>,
  IsAny<any>,
  IsAny<unknown>,
];

export function useHooks(seedroll: SeedrollOptions) {
  const status = useQuery(seedroll.library.status.queryOptions());
  const groups = useInfiniteQuery(
    seedroll.groups.list.infiniteQueryOptions({}, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  const changes = useSubscription(seedroll.library.onChange.subscriptionOptions({}));

  const rescan = useMutation(seedroll.library.rescan.mutationOptions());
  const queryClient = useQueryClient();
  void queryClient.invalidateQueries(seedroll.groups.pathFilter());

  type Found = [
    AnyPaths<typeof status.data>,
    AnyPaths<NonNullable<typeof groups.data>['pages']>,
    AnyPaths<typeof changes.data>,
    AnyPaths<typeof rescan.data>,
  ];
  const none: [never, never, never, never] = null as unknown as Found;

  // The hooks tell errors apart as calls do.
  const report: ErrorReport | undefined = status.error?.data?.error;
  const total: number | undefined = groups.data?.pages[0]?.total;
  const kind: 'added' | 'removed' | undefined =
    changes.data?.data.kind === 'added' ? changes.data.data.kind : undefined;
  return { none, report, total, kind };
}
