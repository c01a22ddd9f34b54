import { cbor } from '../packages.js';
import { decodeText } from '../bytes/decode.js';
import { parseJsonObject } from '../texts/json.js';
import type { JumbfBox } from './jumbf.js';

/** Longest CBOR or JSON that is read, in bytes. Claims and actions have some kilobytes. */
const MAX_LENGTH = 256 * 1024;

/** What the first box of CBOR or JSON holds; undefined where there is none or it is damaged. */
export function contentOf(boxes: readonly JumbfBox[]): unknown {
  const found = boxes.find(({ type }) => type === 'cbor' || type === 'json');
  if (found === undefined || found.content.length > MAX_LENGTH) return undefined;
  return found.type === 'cbor' ? decodeCbor(found.content) : parseJsonObject(decodeText(found.content));
}

/** CBOR (RFC 8949), its maps as `Map`; undefined where it is damaged. */
export function decodeCbor(bytes: Uint8Array): unknown {
  try {
    return untagged(cbor().decode(bytes, { preferMap: true, ignoreGlobalTags: true }));
  } catch {
    // Damaged, or nested deeper than the reader allows.
    return undefined;
  }
}

/** Tags say what a value stands for, such as a date; the value is what counts. */
function untagged(value: unknown): unknown {
  return value instanceof cbor().Tag ? value.contents : value;
}

/** The value of a key, in CBOR and in JSON. */
export function entryOf(value: unknown, key: string | number): unknown {
  if (value instanceof Map) {
    const map: ReadonlyMap<unknown, unknown> = value;
    return untagged(map.get(key));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}

/** The items of a list; of anything else there is, the one. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** A text that is not blank, else null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
