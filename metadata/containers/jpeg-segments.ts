import { hasAscii } from '../bytes/numbers.js';
import { hasExifPrefix } from '../texts/exif.js';
import type { Contents } from './container.js';
import { EXTENDED_XMP, ExtendedXmp } from './extended-xmp.js';
import { JUMBF, JumbfSegments } from './jumbf-segments.js';
import { takeExif, takeText, takeXmp } from './take.js';

const APP1 = 0xe1;
const APP11 = 0xeb;
const COMMENT = 0xfe;

/** XMP Specification part 3, chapter 1.1.3. */
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** As much of a segment as says what it holds. */
export const NAME_LENGTH = 40;

/** Takes in the segments of a JPEG that hold metadata. */
export class JpegSegments {
  readonly #contents: Contents;
  #extendedXmp: ExtendedXmp | null = null;
  #jumbf: JumbfSegments | null = null;

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  /** Whether segments of this kind may hold metadata. */
  wants(marker: number): boolean {
    return marker === APP1 || marker === APP11 || marker === COMMENT;
  }

  /** Whether a segment that begins so holds metadata; one whose name is cut off may be anything. */
  knows(marker: number, head: Uint8Array): boolean {
    if (marker === COMMENT || head.length < NAME_LENGTH) return true;
    if (marker === APP11) return hasAscii(head, 0, JUMBF);
    return hasExifPrefix(head) || hasAscii(head, 0, XMP) || hasAscii(head, 0, EXTENDED_XMP);
  }

  /**
   * @param data The segment, or less of it where it is not known or the file ends within.
   * @param length How long it ought to be.
   */
  take(marker: number, data: Uint8Array, length: number): void {
    if (!this.knows(marker, data)) return;
    if (data.length < length) {
      this.#contents.warnings.push(`JPEG is cut off in segment ${NAMES.get(marker) ?? marker}`);
      // Its directories stand in front; what of its texts is there is read.
      if (hasExifPrefix(data)) takeExif(this.#contents, data, 'JPEG segment APP1');
    } else if (marker === APP1) {
      this.#takeApp1(data);
    } else if (marker === APP11) {
      this.#jumbf ??= new JumbfSegments();
      this.#jumbf.add(data, this.#contents);
    } else if (data.length > 0) {
      // In no declared encoding; programs write UTF-8 or what their system has.
      takeText(this.#contents, 'jpeg:COM', data, 'JPEG segment COM');
    }
  }

  #takeApp1(data: Uint8Array): void {
    if (hasExifPrefix(data)) {
      takeExif(this.#contents, data, 'JPEG segment APP1');
    } else if (hasAscii(data, 0, XMP)) {
      takeXmp(this.#contents, data.subarray(XMP.length), 'JPEG segment APP1');
    } else if (hasAscii(data, 0, EXTENDED_XMP)) {
      this.#extendedXmp ??= new ExtendedXmp();
      this.#extendedXmp.add(data.subarray(EXTENDED_XMP.length), this.#contents);
    }
  }

  /** What was found, once there are no more segments. */
  finish(): Contents {
    this.#extendedXmp?.finish(this.#contents);
    this.#jumbf?.finish(this.#contents);
    return this.#contents;
  }
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [APP1, 'APP1'],
  [APP11, 'APP11'],
  [COMMENT, 'COM'],
]);
