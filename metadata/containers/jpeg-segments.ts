import { hasAscii } from '../bytes/numbers.js';
import type { ByteRange, Reading } from '../bytes/reading.js';
import { hasExifPrefix } from '../texts/exif.js';
import { isC2paJumbf, JUMBF_HEAD_LENGTH, noteC2pa } from './c2pa.js';
import type { Contents } from './container.js';
import { EXTENDED_XMP, type ExtendedXmp } from './extended-xmp.js';
import { takeExif, takeText, takeXmp } from './take.js';

const APP1 = 0xe1;
const APP11 = 0xeb;
const COMMENT = 0xfe;

/** XMP Specification part 3, chapter 1.1.3. */
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** In front of the JUMBF box: `JP`, number of the box, number of the piece (ISO 18477-3, annex B). */
const JUMBF_OFFSET = 8;
/** As much of an APP1 segment as says what it holds. */
const NAME_LENGTH = 35;

/** Reads one segment, given where its data stand. */
export function* readSegment(
  marker: number,
  data: ByteRange,
  contents: Contents,
  extendedXmp: ExtendedXmp,
): Reading<void> {
  if (marker === APP1) yield* readApp1(data, contents, extendedXmp);
  else if (marker === APP11) yield* readApp11(data, contents);
  else if (marker === COMMENT) yield* readComment(data, contents);
}

function* readApp1(segment: ByteRange, contents: Contents, extendedXmp: ExtendedXmp): Reading<void> {
  const name = yield { ...segment, length: Math.min(segment.length, NAME_LENGTH) };
  const isExif = hasExifPrefix(name);
  const isXmp = hasAscii(name, 0, XMP);
  const isExtendedXmp = hasAscii(name, 0, EXTENDED_XMP);
  // A name that is cut off may have been any of them.
  if (!isExif && !isXmp && !isExtendedXmp && name.length === Math.min(segment.length, NAME_LENGTH)) return;
  const data = yield* readWhole(segment, 'APP1', contents);
  if (data === null) return;
  if (isExif) takeExif(contents, data, 'JPEG segment APP1');
  else if (isXmp) takeXmp(contents, data.subarray(XMP.length), 'JPEG segment APP1');
  else extendedXmp.add(data.subarray(EXTENDED_XMP.length), contents);
}

/** A comment is in no declared encoding; programs write UTF-8 or what their system has. */
function* readComment(segment: ByteRange, contents: Contents): Reading<void> {
  const data = yield* readWhole(segment, 'COM', contents);
  if (data !== null && data.length > 0) takeText(contents, 'jpeg:COM', data, 'JPEG segment COM');
}

function* readApp11(segment: ByteRange, contents: Contents): Reading<void> {
  const head = yield { ...segment, length: Math.min(segment.length, JUMBF_OFFSET + JUMBF_HEAD_LENGTH) };
  if (hasAscii(head, 0, 'JP') && isC2paJumbf(head.subarray(JUMBF_OFFSET))) noteC2pa(contents);
}

/** The data, or null where the file ends within. */
function* readWhole(segment: ByteRange, name: string, contents: Contents): Reading<Uint8Array | null> {
  const data = yield segment;
  if (data.length === segment.length) return data;
  contents.warnings.push(`JPEG is cut off in segment ${name}`);
  return null;
}
