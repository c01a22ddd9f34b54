import { once } from 'node:events';
import { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { runCli } from '../support/cli.js';
import { makeFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { next, openStream, pathOf, STREAM_APIS } from '../support/streams.js';

/** Below the ten seconds that a server gives requests in flight. */
const SOON = { timeout: 8000 };

describe('the end of a server', () => {
  it.each(STREAM_APIS)('is not held up by a stream over %s, whose client sees it cut', SOON, async (api) => {
    const server = await startServer({});
    await server.catalog.idle();
    using stream = await openStream(server.url, api);
    await next(stream.changes);
    const end = server[Symbol.asyncDispose]();
    // No event says that it is over: clients would take that for its end, and not come back.
    await expect(next(stream.changes)).rejects.toThrow('aborted');
    await end;
    expect(server.catalog.changes.waiting).toBe(0);
  });

  it.each(STREAM_APIS)('is not held up by a client over %s that does not read', SOON, async (api) => {
    const closeAll = vi.spyOn(Server.prototype, 'closeAllConnections');
    const server = await startServer({});
    await server.catalog.idle();
    const { changes } = server.catalog;
    const socket = await ask(server.url, pathOf(api));
    await vi.waitFor(() => expect(changes.waiting).toBe(1));
    changes.append(
      Array.from({ length: 9000 }, (_, index) => ({
        kind: 'added',
        directory: '',
        name: `${index}${'n'.repeat(240)}.png`,
      })),
    );
    await server[Symbol.asyncDispose]();
    expect(closeAll).not.toHaveBeenCalled();
    closeAll.mockRestore();
    socket.destroy();
  });

  it('is not held up by a stream that is asked for at the last moment', SOON, async () => {
    const server = await startServer({});
    await server.catalog.idle();
    server.catalog.changes.close();
    const answer = await server.get('/api/v1/library/events');
    expect(await answer.text()).toBe('retry: 1000\n\n');
    await server[Symbol.asyncDispose]();
  });

  it('comes at once when the program is told to end', SOON, async () => {
    await using folder = await makeFolder();
    await using run = runCli('--base-dir', folder.path, '--port', '0', '--host', '127.0.0.1');
    const [, url = ''] = await run.printed(/at (http:\S+)/);
    const streams = await Promise.all(STREAM_APIS.map((api) => openStream(url, api)));
    for (const { changes } of streams) await next(changes);
    run.process.kill('SIGTERM');
    const { code } = await run.ended();
    expect(code).toBe(0);
  });
});

/** Sends a request of which nothing is read. */
async function ask(url: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\n\r\n`);
  return socket;
}
