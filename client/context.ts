import type { QueryClient } from '@tanstack/react-query';
import { createTRPCContext, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { FunctionComponent, ReactNode } from 'react';
import type { SeedrollClient } from './create-client.js';
import type { AppRouter } from './router.js';

/** Makes the options of TanStack Query's hooks: `useQuery(seedroll.groups.get.queryOptions({ id }))`. */
export type SeedrollOptions = TRPCOptionsProxy<AppRouter>;

const context = createTRPCContext<AppRouter>();

/** Hands client and cache to the hooks below it. */
export const ContextProvider: FunctionComponent<ContextProviderProps> = context.TRPCProvider;

interface ContextProviderProps {
  trpcClient: SeedrollClient;
  queryClient: QueryClient;
  children: ReactNode;
}

/**
 * The procedures, as options for TanStack Query's hooks and keys for its cache.
 * @throws Error outside of a `SeedrollProvider`.
 */
export const useSeedroll: () => SeedrollOptions = context.useTRPC;

/**
 * The client itself, for calls that no hook makes.
 * @throws Error outside of a `SeedrollProvider`.
 */
export const useSeedrollClient: () => SeedrollClient = context.useTRPCClient;
