import type { NumberRange } from '../../models/filter.js';
import { all, type Tree } from '../tree.js';
import { numbers, readNumbers, writeNumbers } from './numbers.js';
import type { Mistake, SearchField } from './value.js';

const SIZE = /^(>=|<=|>|<|=)?([^x×]+)[x×]([^x×]+)$/iu;

/** Sides that can stand in `512x768`: without a sign or an exponent. */
const PLAIN_SIDE = /^\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?$/;
const PLAIN_BOUND = /^([<>]=?)(\d+(?:\.\d+)?)$/;

/** `size:512x768`: width and height in one. What is compared is compared on both sides. */
export const sizeField: SearchField = {
  name: 'size',
  aliases: [],
  forms: ['512x768', '>=1024x1024', '1024x*', '512-768x*'],
  keywords: [],
  read: ({ text }) => {
    const [, operator = '', width = '', height = ''] = SIZE.exec(text === '*' ? '*x*' : text) ?? [];
    const isAny = width === '*' && height === '*';
    const [wide, high] = [readSide(operator, width), readSide(operator, height)];
    if (typeof wide === 'string') return wide;
    if (typeof high === 'string') return high;
    return all([
      ...(width !== '*' || isAny ? [tree('width', wide)] : []),
      ...(height !== '*' || isAny ? [tree('height', high)] : []),
    ]);
  },
};

/** What `sizeField` reads as these two, or null where they need fields of their own. */
export function writeSize(width: NumberRange, height: NumberRange): string | null {
  const [wide, ...otherWide] = writeNumbers(width);
  const [high, ...otherHigh] = writeNumbers(height);
  if (wide === undefined || high === undefined || otherWide.length + otherHigh.length > 0) return null;
  if (wide === '*' && high === '*') return '*';
  if (PLAIN_SIDE.test(wide) && PLAIN_SIDE.test(high)) return `${wide}x${high}`;
  const [, operator, number] = PLAIN_BOUND.exec(wide) ?? [];
  const [, otherOperator, otherNumber] = PLAIN_BOUND.exec(high) ?? [];
  return number !== undefined && otherNumber !== undefined && operator === otherOperator
    ? `${operator}${number}x${otherNumber}`
    : null;
}

function readSide(operator: string, side: string): NumberRange | Mistake {
  return readNumbers(side === '*' ? side : `${operator}${side}`);
}

function tree(key: 'width' | 'height', value: NumberRange): Tree {
  return { kind: 'condition', condition: numbers(key, value) };
}
