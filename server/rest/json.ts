import type { ServerResponse } from 'node:http';

/** Values that `toJson` writes. */
export type JsonValue =
  string | number | bigint | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * JSON in which a bigint is written as a bare integer of any length, which `JSON.stringify` cannot do on Node 20.
 * The depth of `value` is that of the answer's form, never of a file's content.
 */
export function toJson(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(toJson).join(',')}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${toJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Answers with JSON text. Express's `send` would look for what these answers do not have: tags, other types. */
export function sendJson(response: ServerResponse, text: string): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}

/** `Array.isArray` does not narrow read-only arrays. */
function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
