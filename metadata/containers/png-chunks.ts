import { decodeLatin1 } from '../bytes/decode.js';
import { inflate } from '../bytes/inflate.js';
import { u32be } from '../bytes/numbers.js';
import { takeC2pa } from './c2pa.js';
import { type Contents, MAX_BLOCK_LENGTH } from './container.js';
import { isRawProfile, takeRawProfile } from './raw-profile.js';
import { takeExif, takeRoom, takeText, takeXmp } from './take.js';

/** Deflate makes at most this many bytes out of one. */
const MAX_INFLATION = 1032;
/** The keyword of XMP (XMP Specification part 3, chapter 1.1.5). */
const XMP_KEYWORD = 'XML:com.adobe.xmp';

type ChunkReader = (data: Uint8Array, contents: Contents) => void;

/** Types of chunks, as the number that their four letters are. */
export const IDAT = typeNumber('IDAT');
export const IEND = typeNumber('IEND');

/** What is read of a PNG: the chunks with text (W3C PNG specification, third edition, chapter 11), by type. */
export const pngChunkReaders: ReadonlyMap<number, ChunkReader> = new Map([
  [typeNumber('IHDR'), () => {}],
  [typeNumber('tEXt'), readPlainText('tEXt')],
  [typeNumber('zTXt'), readCompressedText],
  [typeNumber('iTXt'), readInternationalText],
  [typeNumber('eXIf'), (data: Uint8Array, contents: Contents) => takeExif(contents, data, 'PNG chunk eXIf')],
  [typeNumber('comf'), readPlainText('comf')],
  [typeNumber('caBX'), (data: Uint8Array, contents: Contents) => takeC2pa(contents, data, 'PNG chunk caBX')],
]);

function typeNumber(type: string): number {
  return u32be(
    Uint8Array.from(type, (letter) => letter.charCodeAt(0)),
    0,
  );
}

/**
 * tEXt: keyword, NUL, text. Latin-1 by the specification; several writers put UTF-8 there. comf is built alike: a chunk
 * of ComfyUI's own, behind the pixels of animations (its `SaveAnimatedPNG`).
 */
function readPlainText(type: 'tEXt' | 'comf'): ChunkReader {
  return (data, contents) => {
    const keywordEnd = data.indexOf(0);
    if (keywordEnd < 0) contents.warnings.push(`PNG chunk ${type} has no keyword`);
    else addField(contents, type, data, keywordEnd, data.subarray(keywordEnd + 1));
  };
}

/** zTXt: keyword, NUL, method (0), zlib data. */
function readCompressedText(data: Uint8Array, contents: Contents): void {
  const keywordEnd = data.indexOf(0);
  if (keywordEnd < 0) return void contents.warnings.push('PNG chunk zTXt has no keyword');
  addInflated(contents, 'zTXt', data, keywordEnd, data.subarray(keywordEnd + 2));
}

/** iTXt: keyword, NUL, compressed (0 or 1), method, language, NUL, translated keyword, NUL, text. */
function readInternationalText(data: Uint8Array, contents: Contents): void {
  const keywordEnd = data.indexOf(0);
  const languageEnd = keywordEnd < 0 ? -1 : data.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) return void contents.warnings.push('PNG chunk iTXt has no keyword');
  const stored = data.subarray(translatedEnd + 1);
  if (data[keywordEnd + 1] === 1) addInflated(contents, 'iTXt', data, keywordEnd, stored);
  else addField(contents, 'iTXt', data, keywordEnd, stored);
}

function addInflated(
  contents: Contents,
  type: string,
  data: Uint8Array,
  keywordEnd: number,
  compressed: Uint8Array,
): void {
  const limit = Math.min(MAX_BLOCK_LENGTH, contents.room);
  if (limit <= 0) return void takeRoom(contents, 1, `PNG chunk ${type}`);
  const text = inflate(compressed, limit);
  if (text !== null) return addField(contents, type, data, keywordEnd, text);
  contents.warnings.push(`PNG chunk ${type} cannot be decompressed`);
  // What was inflated in vain counts too, or a file of many bombs would cost seconds.
  contents.room -= Math.min(limit, compressed.length * MAX_INFLATION);
}

function addField(
  contents: Contents,
  type: string,
  data: Uint8Array,
  keywordEnd: number,
  text: Uint8Array,
): void {
  const keyword = decodeLatin1(data.subarray(0, keywordEnd));
  const where = `PNG chunk ${type}`;
  if (keyword === XMP_KEYWORD) return takeXmp(contents, text, where);
  if (isRawProfile(keyword) && takeRawProfile(contents, text, where)) return;
  takeText(contents, `png:${type} ${keyword}`, text, where, keyword);
}
