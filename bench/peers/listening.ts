import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { isObject } from '../processes/messages.js';
import { report } from '../processes/child.js';

/** What a server's process tells. */
export interface Listening {
  port: number;
}

export function isListening(value: unknown): value is Listening {
  return isObject(value) && 'port' in value && typeof value.port === 'number';
}

/** Listens on a free port, and tells it. */
export function listen(listener: RequestListener): void {
  const server: Server = createServer(listener).listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address !== 'string') report({ port: address.port });
  });
}
