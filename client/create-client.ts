import { createTRPCClient, type TRPCClient } from '@trpc/client';
import { seedrollLinks, type SeedrollLinkOptions } from './links.js';
import type { AppRouter } from './router.js';

export type SeedrollClient = TRPCClient<AppRouter>;

/**
 * Makes a client of a seedroll server. Calls that are made at once travel together, and each is answered as soon as it
 * is done; subscriptions go over server-sent events and come back by themselves.
 *
 * Calls reject with a `TRPCClientError`; `seedrollError` tells what the server said.
 */
export function createSeedrollClient(options: SeedrollLinkOptions): SeedrollClient {
  return createTRPCClient<AppRouter>({ links: seedrollLinks(options) });
}
