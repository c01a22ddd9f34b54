import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { ERRORS, type ErrorReport, reportError, RETRY_AFTER, SeedrollError } from '../schema/errors.js';

/** Answers with an entry of the error table: `{"error": text, "code": code}`, with what else the report says. */
export function sendError(response: Response, report: ErrorReport): void {
  const { code, message, ...details } = report;
  if (code === 'BUSY') response.set('Retry-After', RETRY_AFTER);
  response.status(ERRORS[code].status).json({ error: message, code, ...details });
}

/** The last handler: turns everything that went wrong before an answer was begun into an entry of the error table. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof SeedrollError ? error : fromHttpError(error);
    if (known === null) log.error({ err: error }, 'request failed');
    sendError(response, reportError(known));
  };
}

/** Express and its body parsers throw errors with a `status`. */
function fromHttpError(error: unknown): SeedrollError | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  switch (error.status) {
    case 400:
      return new SeedrollError('INVALID_INPUT', 'The request cannot be read.', { cause: error });
    case 413:
      return new SeedrollError('TOO_LARGE', 'The request is too large.', { cause: error });
    case 415:
      return new SeedrollError('UNSUPPORTED_MEDIA', 'The request has a media type that is not taken.', {
        cause: error,
      });
    default:
      return null;
  }
}
