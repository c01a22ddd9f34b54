import { type Condition, NAMES, type NumberKey } from '../conditions.js';
import type { NumberRange } from '../../models/filter.js';
import type { Mistake, SearchField } from './value.js';

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const ONE = new RegExp(`^(>=|<=|>|<|=)?(${NUMBER})$`);
const RANGE = new RegExp(`^(${NUMBER})(?:\\.\\.|-)(${NUMBER})$`);
const HALF_RANGE = new RegExp(`^(?:(${NUMBER})\\.\\.|\\.\\.(${NUMBER}))$`);
const PLAIN = /^\d+(?:\.\d+)?$/;

/** A field of numbers, whole or not. */
export function numberField(
  key: NumberKey,
  forms: readonly string[],
  aliases: readonly string[] = [],
): SearchField {
  return {
    name: NAMES[key],
    aliases,
    forms,
    keywords: [],
    read: ({ text }) => {
      const value = readNumbers(text);
      return typeof value === 'string' ? value : { kind: 'condition', condition: numbers(key, value) };
    },
  };
}

export function numbers(key: NumberKey, value: NumberRange): Condition {
  return { kind: 'numbers', key, value };
}

/** `20`, `>20`, `20-30`, `20..30`, `20..`, `..30`, or `*` for any. */
export function readNumbers(text: string): NumberRange | Mistake {
  if (text === '*') return {};
  const one = ONE.exec(text);
  if (one !== null) return compared(one[1], Number(one[2]));
  const range = RANGE.exec(text);
  if (range !== null) {
    const [from, to] = [Number(range[1]) + 0, Number(range[2]) + 0];
    return from > to ? 'reversed' : finite({ from, to });
  }
  const half = HALF_RANGE.exec(text);
  if (half === null) return 'wrong';
  return half[1] === undefined ? compared('<=', Number(half[2])) : compared('>=', Number(half[1]));
}

/** What `readNumbers` reads as this range; several where they must all hold. */
export function writeNumbers({ from, to, above, below }: NumberRange): string[] {
  if (from !== undefined && from === to) return [String(from)];
  if (from !== undefined && to !== undefined && from < to) {
    const isPlain = PLAIN.test(String(from)) && PLAIN.test(String(to));
    return [isPlain ? `${from}-${to}` : `${from}..${to}`];
  }
  const bounds = [
    ...(from === undefined ? [] : [`>=${from}`]),
    ...(above === undefined ? [] : [`>${above}`]),
    ...(to === undefined ? [] : [`<=${to}`]),
    ...(below === undefined ? [] : [`<${below}`]),
  ];
  return bounds.length === 0 ? ['*'] : bounds;
}

function compared(operator: string | undefined, number: number): NumberRange | Mistake {
  const value = number + 0;
  switch (operator) {
    case '>':
      return finite({ above: value });
    case '>=':
      return finite({ from: value });
    case '<':
      return finite({ below: value });
    case '<=':
      return finite({ to: value });
    default:
      return finite({ from: value, to: value });
  }
}

/** Numbers that JavaScript has no room for are refused by the model too. */
function finite(range: NumberRange): NumberRange | Mistake {
  return Object.values(range).every(Number.isFinite) ? range : 'wrong';
}
