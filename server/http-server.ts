import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';

/** Milliseconds for what clients send. Node's own are a minute for headers, and five for all of a request. */
export interface Timeouts {
  /** Until its headers are there. */
  headers: number;
  /** Until all of a request is there: bodies have 256 kB at most. */
  request: number;
  /** How often connections are looked at. */
  interval: number;
}

const TIMEOUTS: Timeouts = { headers: 15_000, request: 30_000, interval: 5000 };

/**
 * Makes a server that ends connections whose requests do not come: a thousand that send a byte now and then cost little. What
 * fails on the way to a client ends that answer and nothing else.
 */
export function createHttpServer(
  listener: RequestListener,
  { headers, request, interval }: Timeouts = TIMEOUTS,
): Server {
  const server = createServer({
    headersTimeout: headers,
    requestTimeout: request,
    connectionsCheckingInterval: interval,
  });
  // Nobody else listens: where a connection is cut while tRPC writes, it ends the answer twice, and that would end the process.
  server.on('request', (_request, response: ServerResponse) => void response.on('error', () => undefined));
  server.on('request', listener);
  return server;
}
