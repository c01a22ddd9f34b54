import type { z } from 'zod';
import { SeedrollError } from '../schema/errors.js';

/**
 * Parses the input of an operation.
 * @throws SeedrollError INVALID_INPUT that names the first field that is wrong.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = safeParse(schema, input ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue === undefined ? undefined : fieldOf(issue);
  const message = issue?.message ?? 'not what the operation takes';
  throw new SeedrollError('INVALID_INPUT', field === undefined ? message : `${field}: ${message}`, {
    field,
    cause: parsed.error,
  });
}

function safeParse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.ZodSafeParseResult<z.output<Schema>> {
  try {
    return schema.safeParse(input);
  } catch (cause) {
    // Filters within filters are parsed by a function that calls itself.
    if (!(cause instanceof RangeError)) throw cause;
    throw new SeedrollError('INVALID_INPUT', 'expected values within one another less deep', { cause });
  }
}

function fieldOf(issue: z.core.$ZodIssue): string | undefined {
  const [unknownKey] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const path = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
  return path.length === 0 ? undefined : path.map(String).join('.');
}
