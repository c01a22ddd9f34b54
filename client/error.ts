import { type ErrorReport, isErrorCode } from '../schema/errors.js';

/**
 * What the server said of a call that failed: its entry of the table of errors.
 *
 * @param error Whatever a call, a hook or a subscription gave as its error.
 * @returns null where the failure is not the server's: no answer, an answer of somebody else on the way, a call that was
 *   given up, or another error altogether. Of errors that came in answers, GraphQL's and REST's have other shapes.
 */
export function seedrollError(error: unknown): ErrorReport | null {
  const report = fieldOf(fieldOf(error, 'data'), 'error');
  return isErrorReport(report) ? report : null;
}

function isErrorReport(value: unknown): value is ErrorReport {
  const field = fieldOf(value, 'field');
  const offset = fieldOf(value, 'offset');
  const expected = fieldOf(value, 'expected');
  return (
    isErrorCode(fieldOf(value, 'code')) &&
    typeof fieldOf(value, 'message') === 'string' &&
    (field === undefined || typeof field === 'string') &&
    (offset === undefined || typeof offset === 'number') &&
    (expected === undefined || Array.isArray(expected))
  );
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
