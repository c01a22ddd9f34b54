import { decodeText } from '../bytes/decode.js';
import { hasAscii, u32be } from '../bytes/numbers.js';

/** Type of the value, locale. */
const VALUE_HEADER = 8;
/** "Well-known types" of values (QuickTime File Format, "Well-known types"); the latter two are for sorting. */
const UNSPECIFIED = 0;
const UTF_8: ReadonlySet<number> = new Set([1, 4]);
const UTF_16: ReadonlySet<number> = new Set([2, 5]);

/** Whether a `data` box holds a text, by its first 4 bytes; pictures and numbers need not be read. */
export function isTextValue(head: Uint8Array): boolean {
  const type = u32be(head, 0);
  return type === UNSPECIFIED || UTF_8.has(type) || UTF_16.has(type);
}

/**
 * The text of a `data` box.
 * @returns Null where it holds none: track numbers and the like are binary and of no declared type.
 */
export function valueText(content: Uint8Array): string | null {
  if (content.length < VALUE_HEADER) return null;
  const type = u32be(content, 0);
  const value = content.subarray(VALUE_HEADER);
  if (UTF_16.has(type)) return utf16(value);
  const marked = markedText(value);
  if (marked !== null) return marked;
  if (type === UNSPECIFIED && value.subarray(0, -1).includes(0)) return null;
  return decodeText(value);
}

/** The text of bytes that begin with a byte order mark of UTF-16, else null. */
export function markedText(value: Uint8Array): string | null {
  return hasAscii(value, 0, '\xfe\xff') || hasAscii(value, 0, '\xff\xfe') ? utf16(value) : null;
}

/** Big-endian, where no byte order mark says otherwise. */
function utf16(value: Uint8Array): string {
  const encoding = hasAscii(value, 0, '\xff\xfe') ? 'utf-16le' : 'utf-16be';
  return new TextDecoder(encoding).decode(value);
}
