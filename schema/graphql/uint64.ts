import { GraphQLError, Kind } from 'graphql';
import type { Decimal } from '../models/decimal.js';
import { toDecimal } from '../models/decimal-text.js';
import type { builder } from './builder.js';

/**
 * Adds the scalar for exact unsigned integers. Answers are decimal text, because JSON numbers lose digits in most
 * clients. Literals may be written bare: the parser hands over their digits, so nothing is lost.
 */
export function addUInt64(to: typeof builder): void {
  to.scalarType('UInt64', {
    description:
      'Unsigned integer as decimal text, exact at any length (seeds have 64 bits). In a query, text or a bare integer.',
    serialize: (value) => value,
    parseValue: (value) => {
      if (typeof value === 'string') return parse(value);
      if (typeof value === 'number' && Number.isSafeInteger(value)) return parse(String(value));
      throw invalid();
    },
    parseLiteral: (node) => {
      if (node.kind === Kind.INT || node.kind === Kind.STRING) return parse(node.value);
      throw invalid();
    },
  });
}

function parse(digits: string): Decimal {
  const value = toDecimal(digits);
  if (value === null) throw invalid();
  return value;
}

function invalid(): GraphQLError {
  return new GraphQLError('UInt64: expected an unsigned integer, as text where it is beyond 2^53');
}
