import type { RequestHandler } from 'express';
import { SeedrollError } from '../schema/errors.js';

/** Takes JSON alone: other types reach servers from any web page without a preflight. */
export const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && request.is('application/json') === false) {
    throw new SeedrollError('UNSUPPORTED_MEDIA', 'The body is to be application/json.');
  }
  next();
};
