import { parseJson } from './json.js';

/**
 * A value without its quotes: values with commas, colons or line ends are written as JSON strings. Early versions
 * escaped quotes and backslashes only, so that other control characters stand there bare.
 */
export function unquote(value: string): string {
  if (value.charCodeAt(0) !== 0x22) return value;
  const last = value.length - 1;
  if (!value.includes('\\')) return value.indexOf('"', 1) === last ? value.slice(1, last) : value;
  const text = parseJson(value);
  return typeof text === 'string' ? text : value;
}

/** As `quote` of AUTOMATIC1111's `infotext_utils.py`: values with these characters become JSON strings. */
export function quote(value: string): string {
  return /[,:\n]/.test(value) ? JSON.stringify(value) : value;
}
