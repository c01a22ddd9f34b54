import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { isStream } from './events.js';

/** Milliseconds that requests in flight have to finish once the server is told to end. */
const GRACE = 10_000;

/**
 * Prepares a server to be ended. Node's own `closeIdleConnections`, which its `close` calls too, takes a connection for
 * idle as soon as `end` was called for its answer, and cuts off what is still on its way to the client.
 * @returns Ends it: no new requests are taken, those in flight are finished. Streams of events have no end of their own, and
 * are cut: their clients connect anew, and go on where they were.
 */
export function prepareShutdown(server: Server): () => Promise<void> {
  const unanswered = new Map<Socket, Set<ServerResponse>>();
  let isEnding = false;

  const endIfIdle = (socket: Socket): void => {
    const responses = unanswered.get(socket);
    if (!isEnding || responses === undefined) return;
    // What was written reaches the client first.
    if (responses.size === 0) socket.destroySoon();
    // That would wait for a client that does not read.
    else if ([...responses].some(isStream)) socket.destroy();
  };
  server.on('connection', (socket: Socket) => {
    unanswered.set(socket, new Set());
    socket.once('close', () => unanswered.delete(socket));
  });
  server.prependListener('request', ({ socket }, response: ServerResponse) => {
    unanswered.get(socket)?.add(response);
    response.once('close', () => {
      unanswered.get(socket)?.delete(response);
      endIfIdle(socket);
    });
  });

  return async () => {
    isEnding = true;
    server.closeIdleConnections = () => undefined;
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of unanswered.keys()) endIfIdle(socket);
    const patience = setTimeout(() => server.closeAllConnections(), GRACE);
    await ended;
    clearTimeout(patience);
  };
}
