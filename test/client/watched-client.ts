import { createSeedrollClient, type SeedrollClient } from '../../client/index.js';

interface WatchedClient {
  client: SeedrollClient;
  /** The requests that it has made so far. */
  requests: { method: string; url: string }[];
}

export function watchedClient(server: string): WatchedClient {
  const requests: WatchedClient['requests'] = [];
  const client = createSeedrollClient({
    url: server,
    fetch: (input, init) => {
      const request = new Request(input, init);
      requests.push({ method: request.method, url: request.url });
      return fetch(request);
    },
  });
  return { client, requests };
}
