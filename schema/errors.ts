/**
 * The one table of errors: what a caller sees in `code`, the HTTP status of the REST routes, and the code
 * that tRPC clients know. `docs/errors.md` explains each; a test holds table, docs and tRPC together.
 */
export const ERRORS = {
  INVALID_INPUT: { status: 400, trpc: 'BAD_REQUEST' },
  UNAUTHENTICATED: { status: 401, trpc: 'UNAUTHORIZED' },
  FORBIDDEN: { status: 403, trpc: 'FORBIDDEN' },
  NOT_FOUND: { status: 404, trpc: 'NOT_FOUND' },
  CONFLICT: { status: 409, trpc: 'CONFLICT' },
  TOO_LARGE: { status: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  UNSUPPORTED_MEDIA: { status: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  UNREADABLE_IMAGE: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  RATE_LIMITED: { status: 429, trpc: 'TOO_MANY_REQUESTS' },
  CANCELLED: { status: 499, trpc: 'CLIENT_CLOSED_REQUEST' },
  INTERNAL: { status: 500, trpc: 'INTERNAL_SERVER_ERROR' },
  BUSY: { status: 503, trpc: 'SERVICE_UNAVAILABLE' },
  TIMEOUT: { status: 504, trpc: 'GATEWAY_TIMEOUT' },
} as const;

/** Seconds after which a client that was told BUSY may try again, as the value of `Retry-After`. */
export const RETRY_AFTER = '1';

export type ErrorCode = keyof typeof ERRORS;

/** What a caller is told about a failure, the same through every API. */
export interface ErrorReport {
  code: ErrorCode;
  /** One sentence for people. Never holds an absolute path. */
  message: string;
  /** The input field that was wrong, dotted (`filter.seed`), with INVALID_INPUT. */
  field?: string;
  /** Where in the text of that field, in UTF-16 units from 0, where it is a text with a grammar. */
  offset?: number;
  /** What could stand there, as one would type it, the likeliest first. */
  expected?: string[];
}

/** A failure that callers may be told about. Everything else that is thrown becomes INTERNAL. */
export class SeedrollError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly offset: number | undefined;
  readonly expected: readonly string[] | undefined;

  constructor(code: ErrorCode, message: string, options: SeedrollErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'SeedrollError';
    this.code = code;
    this.field = options.field;
    this.offset = options.offset;
    this.expected = options.expected;
  }
}

export interface SeedrollErrorOptions {
  field?: string | undefined;
  offset?: number | undefined;
  expected?: readonly string[] | undefined;
  cause?: unknown;
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}

/** The entry whose tRPC code this is. tRPC's other codes all say that the request is at fault. */
export function codeOfTRPC(trpc: string): ErrorCode {
  return (
    Object.keys(ERRORS)
      .filter(isErrorCode)
      .find((code) => ERRORS[code].trpc === trpc) ?? 'INVALID_INPUT'
  );
}

/** Turns whatever was thrown into what the caller is told; failures that are not ours are masked. */
export function reportError(thrown: unknown): ErrorReport {
  if (!(thrown instanceof SeedrollError) || thrown.code === 'INTERNAL') {
    return { code: 'INTERNAL', message: 'Something failed inside the server; its log says what.' };
  }
  const { code, message, field, offset, expected } = thrown;
  return {
    code,
    message,
    ...(field === undefined ? {} : { field }),
    ...(offset === undefined ? {} : { offset }),
    ...(expected === undefined ? {} : { expected: [...expected] }),
  };
}
