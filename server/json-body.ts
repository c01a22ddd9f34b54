import { json, type RequestHandler } from 'express';
import { SeedrollError } from '../schema/errors.js';

/** Largest request body, in bytes. */
export const MAX_BODY = 256 * 1024;

/** How deep values may stand within one another: a filter of the greatest depth takes some forty levels. */
const MAX_DEPTH = 100;

/** Other types reach servers from any web page without a preflight. */
const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && request.is('application/json') === false) {
    throw new SeedrollError('UNSUPPORTED_MEDIA', 'The body is to be application/json.');
  }
  next();
};

const notTooDeep: RequestHandler = (request, _response, next) => {
  checkDepth(request.body, 'a body');
  next();
};

/**
 * What walks values within values by calling itself would run out of stack.
 * @param name Of the value, for people.
 * @throws SeedrollError INVALID_INPUT.
 */
export function checkDepth(value: unknown, name: string): void {
  if (isDeeper(value, MAX_DEPTH))
    throw new SeedrollError(
      'INVALID_INPUT',
      `expected ${name} with values within one another at most ${MAX_DEPTH} deep`,
    );
}

/** Takes a JSON body, and no other. */
export const jsonBody: RequestHandler[] = [jsonOnly, json({ limit: MAX_BODY }), notTooDeep];

/** Level by level. */
function isDeeper(value: unknown, depth: number): boolean {
  let level: unknown[] = [value];
  for (let left = depth; level.length > 0; left--) {
    if (left < 0) return true;
    level = level.flatMap((one): unknown[] =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return false;
}
