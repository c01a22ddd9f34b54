import { httpSubscriptionLink, retryLink, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { ErrorCode } from '../schema/errors.js';
import { seedrollError } from './error.js';
import type { AppRouter } from './router.js';

/** What makes event sources: the `EventSource` of browsers, or that of the package `eventsource`. */
export type EventSourceClass = new (url: string) => EventSourceLike;

interface EventSourceLike {
  readonly CLOSED: number;
  readonly CONNECTING: number;
  readonly OPEN: number;
  readonly readyState: number;
  addEventListener(type: string, listener: (event: object) => void): void;
  removeEventListener(type: string, listener: (event: object) => void): void;
  close: () => void;
}

/** Failures that pass by themselves, so that a subscription tries again. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['BUSY', 'INTERNAL', 'RATE_LIMITED', 'TIMEOUT']);

/** Milliseconds between tries. */
const SHORTEST_DELAY = 250;
const LONGEST_DELAY = 5000;

/**
 * Server-sent events that come back also where an event source gives up, which is upon any answer but 200 (HTML
 * standard, 9.2.3): a proxy answers 502 while the server behind it restarts. What was missed follows, since the id of the
 * last event goes along.
 */
export function subscriptionLinks(
  url: string,
  EventSource: EventSourceClass | undefined = globalThis.EventSource,
): TRPCLink<AppRouter>[] {
  if (EventSource === undefined) return [withoutEventSource];
  return [
    retryLink({
      retry: ({ error }) => {
        const report = seedrollError(error);
        return report === null || PASSING.has(report.code);
      },
      retryDelayMs: (attempts) => Math.min(LONGEST_DELAY, SHORTEST_DELAY * 2 ** (attempts - 1)),
    }),
    httpSubscriptionLink({ url, EventSource }),
  ];
}

const withoutEventSource: TRPCLink<AppRouter> = () => () =>
  observable((observer) => {
    observer.error(
      TRPCClientError.from(
        new Error(
          'There is no global EventSource here: give one as `EventSource`, such as that of the package eventsource.',
        ),
      ),
    );
  });
