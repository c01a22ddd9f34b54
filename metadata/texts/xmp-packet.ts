import { decodeText } from '../bytes/decode.js';
import { hasAscii } from '../bytes/numbers.js';

/** How `<`, with which a packet begins, and what follows it look in UTF-16, without and with a byte order mark. */
const UTF_16: readonly [start: string, encoding: 'utf-16be' | 'utf-16le'][] = [
  ['\0<\0', 'utf-16be'],
  ['\xfe\xff', 'utf-16be'],
  ['<\0', 'utf-16le'],
  ['\xff\xfe', 'utf-16le'],
];

/** The text of an XMP packet: UTF-8, or UTF-16 (ISO 16684-1, chapter 7.1; XMP Specification part 3, chapter 1.1). */
export function decodeXmp(packet: Uint8Array): string {
  const found = UTF_16.find(([start]) => hasAscii(packet, 0, start));
  return found === undefined ? decodeText(packet) : new TextDecoder(found[1]).decode(packet);
}
