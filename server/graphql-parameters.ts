import type { RequestHandler } from 'express';
import { SeedrollError } from '../schema/errors.js';
import { checkDepth } from './json-body.js';

/** Those of a query in a URL that are JSON. */
const PARAMETERS = ['variables', 'extensions'];

/** Refuses what Yoga would fail on, as if something were wrong with the server. */
export const jsonParameters: RequestHandler = (request, _response, next) => {
  const { searchParams } = new URL(request.originalUrl, 'http://localhost');
  for (const name of PARAMETERS) {
    const text = searchParams.get(name);
    if (text !== null && text !== '') checkDepth(readJson(name, text), name);
  }
  next();
};

function readJson(name: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (cause) {
    throw new SeedrollError('INVALID_INPUT', `${name}: expected JSON text`, { field: name, cause });
  }
}
