import { ofNode } from './of-node.js';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16le = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf16be = new TextDecoder('utf-16be', { ignoreBOM: true });

/** Bytes handed to `String.fromCharCode` at once; engines limit the number of arguments. */
const CHARS_PER_CALL = 8192;

/** ISO 8859-1: each byte is the code point of the same number (unlike the web's "latin1", windows-1252). */
export function decodeLatin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (ofNode !== null) return asBuffer(bytes).toString('latin1', start, end);
  let text = '';
  for (let at = start; at < end; at += CHARS_PER_CALL) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + CHARS_PER_CALL, end)));
  }
  return text;
}

/** UTF-8, or null where the bytes are not UTF-8. A byte order mark is text like any other: texts are shown as found. */
export function decodeUtf8(bytes: Uint8Array, start = 0, end = bytes.length): string | null {
  if (ofNode !== null) {
    const part = asBuffer(bytes).subarray(start, end);
    // Most texts are ASCII, of which nothing need be decoded.
    if (ofNode.buffer.isAscii(part)) return part.toString('latin1');
    return ofNode.buffer.isUtf8(part) ? part.toString('utf8') : null;
  }
  try {
    return strictUtf8.decode(bytes.subarray(start, end));
  } catch {
    return null;
  }
}

/** UTF-8 where the bytes are that, else Latin-1: right for every generator seen so far. */
export function decodeText(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return decodeUtf8(bytes, start, end) ?? decodeLatin1(bytes, start, end);
}

/** UTF-16; half a character at the end is dropped, and lone surrogates become replacement characters. */
export function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const even = bytes.length % 2 === 0 ? bytes : bytes.subarray(0, bytes.length - 1);
  if (ofNode === null) return (littleEndian ? utf16le : utf16be).decode(even);
  const ordered = littleEndian ? asBuffer(even) : Buffer.from(even).swap16();
  return ordered.toString('utf16le').toWellFormed();
}

/** Without the NULs at the end that some writers leave behind their text. */
export function withoutTrailingNuls(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** In Node, a `Buffer` decodes short texts three times as fast as a `TextDecoder`. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
