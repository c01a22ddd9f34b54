import { json, type RequestHandler } from 'express';
import { SeedrollError } from '../schema/errors.js';

/** Largest request body, in bytes. */
const MAX_BODY = 256 * 1024;

/** Other types reach servers from any web page without a preflight. */
const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && request.is('application/json') === false) {
    throw new SeedrollError('UNSUPPORTED_MEDIA', 'The body is to be application/json.');
  }
  next();
};

/** Takes a JSON body, and no other. */
export const jsonBody: RequestHandler[] = [jsonOnly, json({ limit: MAX_BODY })];
