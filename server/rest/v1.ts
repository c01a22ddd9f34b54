import { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { SeedrollError } from '../../schema/errors.js';
import type { Operation } from '../../schema/operation.js';
import { operations } from '../../schema/operations/index.js';
import { jsonBody } from '../json-body.js';
import type { ContextOf } from '../request-context.js';

/** The routes that are made from the contracts, below `/api/v1`. */
export function v1Routes(contextOf: ContextOf): Router {
  const router = Router();
  for (const operation of operations) {
    if (operation.rest === undefined) continue;
    const path = operation.rest.path.replaceAll(/\{(\w+)\}/g, ':$1');
    if (operation.rest.method === 'get') router.get(path, answerQuery(operation, contextOf));
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
    response.json(await run(operation, { ...body, ...request.params }));
  };
}

function answerQuery(operation: Operation, contextOf: ContextOf): RequestHandler {
  const readQuery = queryReader(operation.input);
  return async (request, response) => {
    const { run } = contextOf(request, response);
    response.json(await run(operation, { ...readQuery(request.query), ...request.params }));
  };
}

/** What `z.toJSONSchema` gives for a field, as far as queries need it. */
const FieldSchema = z.looseObject({ type: z.string().optional() });
const InputSchema = z.looseObject({ properties: z.record(z.string(), FieldSchema).default({}) });

/** A query string holds text alone: this reads numbers and booleans where the contract has them. */
function queryReader(input: z.ZodType): (query: Request['query']) => Record<string, unknown> {
  const { properties } = InputSchema.parse(z.toJSONSchema(input, { io: 'input' }));
  return (query) =>
    Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, readValue(value, properties[name]?.type)]),
    );
}

/** The value as the contract's type, or as it is: then the contract says what is wrong with it. */
function readValue(value: unknown, type: string | undefined): unknown {
  if (typeof value !== 'string') return value;
  if ((type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
