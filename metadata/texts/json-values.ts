import { isJsonObject, type JsonObject, type JsonValue } from './json.js';

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

/** An integer of any length as exact decimal text: a seed. */
export function toIntegerText(value: JsonValue | undefined): string | null {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? value.trim() : null;
}

export function toObject(value: JsonValue | undefined): JsonObject | null {
  return isJsonObject(value) ? value : null;
}

export function toList(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}
