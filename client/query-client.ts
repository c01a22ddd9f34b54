import { QueryClient } from '@tanstack/react-query';
import type { ErrorCode } from '../schema/errors.js';
import { seedrollError } from './error.js';

/** Failures that may have passed by the next try. Whatever else the server says, it will say again. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['BUSY', 'RATE_LIMITED', 'TIMEOUT']);

const MOST_RETRIES = 3;

/** TanStack Query's own defaults, but that only those failures are tried again that may pass. */
export function createSeedrollQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => {
          const report = seedrollError(error);
          return failures < MOST_RETRIES && (report === null || PASSING.has(report.code));
        },
      },
    },
  });
}
