import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut as often as one likes. */
export interface Cuttable extends AsyncDisposable {
  url: string;
  /** Connections so far. */
  readonly connections: number;
  /** Breaks all connections off, wherever they are. */
  cut(): void;
}

/** Passes bytes between clients and the server at `url`. */
export async function cuttable(url: string): Promise<Cuttable> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let connections = 0;
  const proxy = createServer((client) => {
    connections++;
    const server = connect({ host: target.hostname, port: Number(target.port) });
    const ends = [
      [client, server],
      [server, client],
    ] as const;
    for (const [from, to] of ends) {
      sockets.add(from);
      from.on('error', () => undefined).on('close', () => to.destroy() && sockets.delete(from));
      from.pipe(to);
    }
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    get connections() {
      return connections;
    },
    cut,
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
