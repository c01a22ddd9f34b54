import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { StreamEvent, Subscription } from '../schema/operation.js';
import { STREAMS } from '../schema/streams.js';
import type { ContextOf } from './request-context.js';

/** Of every stream of events. Proxies hold answers back until they are whole, unless they are told not to. */
export const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Proxies that compress would wait for more.
  'Cache-Control': 'no-cache, no-transform',
  // nginx (https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering), and others that follow it.
  'X-Accel-Buffering': 'no',
} as const;

const RETRY = `retry: ${STREAMS.retry}\n\n`;

/** The name that `lastEventId` has in a query, where the header of that name cannot be set. */
export const AFTER = 'after';

/**
 * Answers with a stream as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). A client that connects anew by itself sends the
 * header `Last-Event-ID`, and the query of before.
 * @param readQuery Gives the fields of a query the types of the contract.
 */
export function answerEvents(
  subscription: Subscription,
  contextOf: ContextOf,
  readQuery: (query: Request['query']) => Record<string, unknown>,
): RequestHandler {
  return async (request, response) => {
    const { follow } = contextOf(request, response);
    const { [AFTER]: after, ...query } = readQuery(request.query);
    const lastEventId = request.get('Last-Event-ID') ?? after;
    const events = await follow(subscription, {
      ...query,
      ...request.params,
      ...(lastEventId === undefined ? {} : { lastEventId }),
    });
    response.writeHead(200, STREAM_HEADERS);
    if (request.method === 'HEAD') response.end();
    else await send(events, response);
  };
}

/** Sends events until there are no more, or the client has left. One is asked for when the one before is on its way. */
async function send(events: AsyncIterable<StreamEvent>, response: Response): Promise<void> {
  response.write(RETRY);
  const pings = setInterval(() => {
    if (!response.writableNeedDrain) response.write(': ping\n\n');
  }, STREAMS.ping);
  try {
    for await (const event of events) {
      if (!response.write(format(event))) await drained(response);
    }
  } catch {
    // What went wrong was logged. The client connects anew, and is told of it then if it lasts.
  } finally {
    clearInterval(pings);
    response.end();
  }
}

/**
 * Tells clients of streams that others write, as tRPC does, when to connect anew. Browsers left to themselves take three
 * to five seconds.
 */
export const tellRetry: RequestHandler = (_request, response, next) => {
  const write = response.write.bind(response);
  response.write = (chunk: unknown) => {
    response.write = write;
    if (isStream(response)) write(RETRY);
    return write(chunk);
  };
  next();
};

/** Whether an answer is a stream of events. */
export function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream');
}

function format(event: StreamEvent): string {
  return `id: ${event.id}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Waits until more can be written, or never again. */
async function drained(response: Response): Promise<void> {
  if (response.destroyed) return;
  const settled = new AbortController();
  const { signal } = settled;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  settled.abort();
}
