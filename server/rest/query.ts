import type { Request } from 'express';
import { z } from 'zod';
import { SeedrollError } from '../../schema/errors.js';

/** What `z.toJSONSchema` gives for a field, as far as queries need it. */
const FieldSchema = z.looseObject({ type: z.string().optional(), $ref: z.string().optional() });
const InputSchema = z.looseObject({ properties: z.record(z.string(), FieldSchema).default({}) });

type Field = z.infer<typeof FieldSchema>;

/**
 * A query string holds text alone: this reads what else the contract has. Objects are JSON text; so may lists be, which are
 * separated by commas or repeated otherwise.
 */
export function queryReader(input: z.ZodType): (query: Request['query']) => Record<string, unknown> {
  const { properties } = InputSchema.parse(z.toJSONSchema(input, { io: 'input' }));
  return (query) =>
    Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, readValue(name, value, properties[name])]),
    );
}

/** The value as the contract's type, or as it is: then the contract says what is wrong with it. */
function readValue(name: string, value: unknown, field: Field | undefined): unknown {
  if (typeof value !== 'string') return value;
  switch (isObject(field) ? 'object' : field?.type) {
    case 'integer':
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' || value === 'false' ? value === 'true' : value;
    case 'array':
      return value.startsWith('[') ? readJson(name, value) : splitList(value);
    case 'object':
      return readJson(name, value);
    default:
      return value;
  }
}

/** Whether a field of an input holds an object. What the schema refers to is one: all else stands in it as it is. */
export function isObject(field: { type?: unknown; $ref?: unknown } | undefined): boolean {
  return field?.type === 'object' || field?.$ref !== undefined;
}

function splitList(value: string): string[] {
  return value === '' ? [] : value.split(',');
}

function readJson(name: string, value: string): unknown {
  try {
    const read: unknown = JSON.parse(value);
    return read;
  } catch (cause) {
    throw new SeedrollError('INVALID_INPUT', `${name}: expected JSON text`, { field: name, cause });
  }
}
