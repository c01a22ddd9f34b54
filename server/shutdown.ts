import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds that requests in flight have to finish once the server is told to end. */
const GRACE = 10_000;

/**
 * Prepares a server to be ended. Node's own `closeIdleConnections`, which its `close` calls too, takes a connection for
 * idle as soon as `end` was called for its answer, and cuts off what is still on its way to the client.
 * @returns Ends it: no new requests are taken, those in flight are finished.
 */
export function prepareShutdown(server: Server): () => Promise<void> {
  const unanswered = new Map<Socket, number>();
  let isEnding = false;

  /** What was written reaches the client first. */
  const endIfIdle = (socket: Socket): void => {
    if (isEnding && unanswered.get(socket) === 0) socket.destroySoon();
  };
  server.on('connection', (socket: Socket) => {
    unanswered.set(socket, 0);
    socket.once('close', () => unanswered.delete(socket));
  });
  server.prependListener('request', ({ socket }, response: ServerResponse) => {
    unanswered.set(socket, (unanswered.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const before = unanswered.get(socket);
      if (before !== undefined) unanswered.set(socket, before - 1);
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
