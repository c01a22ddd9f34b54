import { decodeText, withoutTrailingNuls } from '../bytes/decode.js';
import { withoutExifPrefix } from '../texts/exif.js';
import { fieldOf } from '../texts/fields.js';
import { decodeXmp } from '../texts/xmp-packet.js';
import { xmpFields } from '../texts/xmp.js';
import type { Contents } from './container.js';

/** What an EXIF block costs of the room at least: a file of many tiny ones would take seconds to read. */
const EXIF_COST = 64 * 1024;

/** With more texts than this, the properties of XMP are no texts of their own: a thousand packets would make millions. */
const MAX_FIELDS = 1024;

/**
 * Takes in a text, as far as there is room for it and for the name of its carrier, which the file may give.
 * @param where What held it, for the warning.
 * @param name The name of the text, where the carrier does not end in it behind a colon.
 */
export function takeText(
  contents: Contents,
  carrier: string,
  bytes: Uint8Array,
  where: string,
  name?: string,
): void {
  if (!takeRoom(contents, carrier.length + bytes.length, where)) return;
  contents.fields.push(fieldOf(carrier, withoutTrailingNuls(decodeText(bytes)), name));
}

/**
 * Takes in an XMP packet as the XML that it is (ISO 16684-1), and behind it its properties. Empty ones are what editors
 * leave for later.
 */
export function takeXmp(contents: Contents, packet: Uint8Array, where: string, carrier = 'xmp'): void {
  if (packet.every((byte) => byte === 0) || !takeRoom(contents, packet.length, where)) return;
  const text = withoutTrailingNuls(decodeXmp(packet));
  const properties = contents.fields.length < MAX_FIELDS ? xmpFields(text) : [];
  contents.fields.push(fieldOf(carrier, text), ...properties);
}

/** Takes in a TIFF block, with or without `Exif\0\0` in front. */
export function takeExif(contents: Contents, block: Uint8Array, where: string): void {
  if (!takeRoom(contents, Math.max(block.length, EXIF_COST), where)) return;
  contents.exif.push(withoutExifPrefix(block));
}

/** @returns Whether there was room for so many bytes; where not, a warning says so. */
export function takeRoom(contents: Contents, length: number, where: string): boolean {
  if (length > contents.room) {
    contents.warnings.push(`${where} is left out: the file holds too much text`);
    return false;
  }
  contents.room -= length;
  return true;
}
