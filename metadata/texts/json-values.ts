import { isJsonObject, type JsonObject, type JsonValue } from './json.js';
import { parseSize, type Size } from './size.js';

/**
 * Values of generators' JSON as what they ought to be. Numbers are also written as text (`"7.0"`), and every key may be
 * missing: null then.
 */

const DECIMAL_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** No number that a generator writes is longer. */
const MAX_DIGITS = 40;
/** GraphQL's integers have 32 bits; no count of steps or pixels comes near. */
const MAX_INTEGER = 2 ** 31;

/** Text, or a number as text; null for empty text. */
export function toText(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

/** A finite number. */
export function toNumber(value: JsonValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > MAX_DIGITS || !DECIMAL_NUMBER.test(value.trim()))
    return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** An integer of 32 bits. */
export function toInteger(value: JsonValue | undefined): number | null {
  const number = toNumber(value);
  return number !== null && Number.isInteger(number) && Math.abs(number) < MAX_INTEGER ? number : null;
}

/** An integer, also as a float of the same value (`12.0`). */
const INTEGER = /^\s*(-?\d+)(?:\.0*)?\s*$/;

/** An integer of any length as exact decimal text: a seed. */
export function toIntegerText(value: JsonValue | undefined): string | null {
  if (typeof value === 'bigint') return value.toString();
  // Not `String(-0)` but the same for all others.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value.toFixed(0) : null;
  return typeof value === 'string' ? (INTEGER.exec(value)?.[1] ?? null) : null;
}

export function toObject(value: JsonValue | undefined): JsonObject | null {
  return isJsonObject(value) ? value : null;
}

export function toList(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** Width and height: text such as `512x768`, or a list of two integers. */
export function toSize(value: JsonValue | undefined): Size | null {
  if (!Array.isArray(value)) return parseSize(toText(value) ?? '');
  const width = toInteger(value[0]);
  const height = toInteger(value[1]);
  return value.length !== 2 || width === null || height === null ? null : { width, height };
}
