import { httpBatchStreamLink, splitLink, type TRPCLink } from '@trpc/client';
import type { AppRouter } from './router.js';
import { type EventSourceClass, subscriptionLinks } from './subscription-links.js';

export type { EventSourceClass };

/** How a server is reached. */
export interface SeedrollLinkOptions {
  /**
   * Where the server is, such as `http://127.0.0.1:5000`, with the path where a proxy puts it below one; the address of
   * its `/trpc` will do too. In a browser an empty text is the origin of the page.
   */
  url: string | URL;
  /** Headers of every call, for a proxy that asks for some. Browsers send none of them with subscriptions. */
  headers?: Headers | (() => Headers | Promise<Headers>);
  /** Default: the global one. */
  fetch?: Fetch;
  /** Makes the connections of subscriptions. Default: the global one, which Node 20 and 22 do not have. */
  EventSource?: EventSourceClass;
}

type Headers = Record<string, string>;
type Fetch = typeof globalThis.fetch;
type BatchOptions = Parameters<typeof httpBatchStreamLink<AppRouter>>[0];

/** The server takes no more calls in one batch. */
const MAX_BATCH = 20;

/** Proxies take lines of about 8,000 bytes (nginx: `large_client_header_buffers`), Node's own server 16,384 of all headers. */
const MAX_URL = 7500;

/** Room for the address and the names of procedures beside the input. */
const MAX_INPUT_IN_URL = MAX_URL - 1500;

/** The links of `createSeedrollClient`, for clients that put others before them, such as `loggerLink`. */
export function seedrollLinks({
  url,
  headers = {},
  fetch = (...request) => globalThis.fetch(...request),
  EventSource,
}: SeedrollLinkOptions): TRPCLink<AppRouter>[] {
  const calls: BatchOptions = {
    url: procedures(url),
    headers,
    // tRPC leaves out a signal by `undefined`, which the types of `fetch` do not know.
    fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? null }),
    maxItems: MAX_BATCH,
  };
  return [
    splitLink({
      condition: ({ type }) => type === 'subscription',
      true: subscriptionLinks(procedures(url), EventSource),
      false: splitLink({
        condition: ({ type, input }) => type === 'query' && lengthInUrl(input) > MAX_INPUT_IN_URL,
        true: httpBatchStreamLink({ ...calls, methodOverride: 'POST' }),
        false: httpBatchStreamLink({ ...calls, maxURLLength: MAX_URL }),
      }),
    }),
  ];
}

/** The address of the procedures of a server. */
function procedures(server: string | URL): string {
  const address = String(server).replace(/\/+$/, '');
  return address.endsWith('/trpc') ? address : `${address}/trpc`;
}

function lengthInUrl(input: unknown): number {
  return input === undefined ? 0 : encodeURIComponent(JSON.stringify(input)).length;
}
