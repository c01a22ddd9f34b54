import { addToDecimal, compareDecimals, toDecimal } from '../../models/decimal-text.js';
import type { DecimalRange } from '../../models/filter.js';
import { type DecimalKey, NAMES } from '../conditions.js';
import type { Mistake, SearchField } from './value.js';

const ONE = /^(>=|<=|>|<|=)?(\d+)$/;
const RANGE = /^(\d*)(?:\.\.|-)(\d*)$/;

/** A field of whole numbers of any length. */
export function decimalField(key: DecimalKey, forms: readonly string[]): SearchField {
  return {
    name: NAMES[key],
    aliases: [],
    forms,
    keywords: [],
    read: ({ text }) => {
      const value = readDecimals(text);
      return typeof value === 'string'
        ? value
        : { kind: 'condition', condition: { kind: 'decimals', key, value } };
    },
  };
}

/** `1337`, `>5`, `1000-2000`, `1000..2000`, `1000..`, `..2000`, or `*` for any. */
function readDecimals(text: string): DecimalRange | Mistake {
  if (text === '*') return {};
  const one = ONE.exec(text);
  if (one !== null) return compared(one[1], one[2] ?? '');
  const range = RANGE.exec(text);
  if (range === null) return 'wrong';
  const [from, to] = [toDecimal(range[1] ?? ''), toDecimal(range[2] ?? '')];
  if (from !== null && to !== null) return compareDecimals(from, to) > 0 ? 'reversed' : { from, to };
  // A dash alone is half a range that somebody is still writing.
  if (!text.includes('..')) return 'wrong';
  if (from !== null) return { from };
  return to === null ? 'wrong' : { to };
}

/** What `readDecimals` reads as this range; several where they must all hold. */
export function writeDecimals({ from, to }: DecimalRange): string[] {
  if (from !== undefined && from === to) return [from];
  if (from !== undefined && to !== undefined && compareDecimals(from, to) < 0) return [`${from}-${to}`];
  const bounds = [...(from === undefined ? [] : [`>=${from}`]), ...(to === undefined ? [] : [`<=${to}`])];
  return bounds.length === 0 ? ['*'] : bounds;
}

function compared(operator: string | undefined, digits: string): DecimalRange | Mistake {
  const decimal = toDecimal(digits);
  if (decimal === null) return 'wrong';
  switch (operator) {
    case '>':
      return { from: addToDecimal(decimal, 1) };
    case '>=':
      return { from: decimal };
    case '<': {
      // Nothing is below 0.
      const before = decimal === '0' ? null : toDecimal(String(BigInt(decimal) - 1n));
      return before === null ? 'wrong' : { to: before };
    }
    case '<=':
      return { to: decimal };
    default:
      return { from: decimal, to: decimal };
  }
}
