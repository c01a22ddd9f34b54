import { type QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactElement, type ReactNode, useContext, useState } from 'react';
import { ContextProvider } from './context.js';
import { createSeedrollClient, type SeedrollClient } from './create-client.js';
import { createSeedrollQueryClient } from './query-client.js';

/** Either the address of the server, or a client made before, of which one is enough for a page. */
export type SeedrollProviderProps = ({ url: string | URL } | { client: SeedrollClient }) & {
  /** Default: that of a `QueryClientProvider` above, else one of its own by `createSeedrollQueryClient`. */
  queryClient?: QueryClient;
  children?: ReactNode;
};

/** Lets everything below it use the hooks. The client is made once: another `url` needs another `key`. */
export function SeedrollProvider(props: SeedrollProviderProps): ReactElement {
  const above = useContext(QueryClientContext);
  const [client] = useState(() => ('client' in props ? props.client : createSeedrollClient(props)));
  const [queryClient] = useState(() => props.queryClient ?? above ?? createSeedrollQueryClient());
  return createElement(
    QueryClientProvider,
    { client: queryClient },
    createElement(ContextProvider, { trpcClient: client, queryClient, children: props.children }),
  );
}
