import { type RequestHandler, Router } from 'express';
import { SeedrollError } from '../../schema/errors.js';
import { isSubscription, type Operation } from '../../schema/operation.js';
import { operations } from '../../schema/operations/index.js';
import { answerEvents } from '../events.js';
import { jsonBody } from '../json-body.js';
import type { ContextOf } from '../request-context.js';
import { sendJson } from './json.js';
import { queryReader } from './query.js';

/** The routes that are made from the contracts, below `/api/v1`. */
export function v1Routes(contextOf: ContextOf): Router {
  const router = Router();
  for (const operation of operations) {
    if (operation.rest === undefined) continue;
    const path = operation.rest.path.replaceAll(/\{(\w+)\}/g, ':$1');
    if (isSubscription(operation))
      router.get(path, answerEvents(operation, contextOf, queryReader(operation.input)));
    else if (operation.rest.method === 'get') router.get(path, answerQuery(operation, contextOf));
    else router.post(path, jsonBody, answerBody(operation, contextOf));
  }
  return router;
}

function answerBody(operation: Operation, contextOf: ContextOf): RequestHandler {
  return async (request, response) => {
    const { run } = contextOf(request, response);
    const body: unknown = request.body;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new SeedrollError('INVALID_INPUT', 'expected a JSON object as the body');
    sendJson(response, JSON.stringify(await run(operation, { ...body, ...request.params })));
  };
}

function answerQuery(operation: Operation, contextOf: ContextOf): RequestHandler {
  const readQuery = queryReader(operation.input);
  return async (request, response) => {
    const { run } = contextOf(request, response);
    const output = await run(operation, { ...readQuery(request.query), ...request.params });
    sendJson(response, JSON.stringify(output));
  };
}
