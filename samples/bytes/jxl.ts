import { brotliCompressSync } from 'node:zlib';
import { box } from './boxes.js';

/** What a JPEG XL of boxes begins with. */
export const JXL_TYPE = Buffer.concat([
  box('JXL ', Buffer.from('0d0a870a', 'hex')),
  box('ftyp', Buffer.from('jxl \0\0\0\0jxl ', 'latin1')),
]);

/** A box whose content is compressed, as libjxl writes EXIF and XMP. */
export function brobBox(type: string, content: Uint8Array): Buffer {
  return box('brob', Buffer.from(type, 'latin1'), brotliCompressSync(content));
}
