import { decodeLatin1, decodeText, withoutTrailingNuls } from '../bytes/decode.js';
import { inflate } from '../bytes/inflate.js';
import { hasAscii, typeNumber } from '../bytes/numbers.js';
import { takeC2pa } from './c2pa.js';
import { type Contents, MAX_BLOCK_LENGTH } from './container.js';
import { isRawProfile, takeRawProfile } from './raw-profile.js';
import { takeExif, takeRoom, takeXmp } from './take.js';
import { fieldOf } from '../texts/fields.js';

/** Deflate makes at most this many bytes out of one. */
const MAX_INFLATION = 1032;
/** The keyword of XMP (XMP Specification part 3, chapter 1.1.5). */
const XMP_KEYWORD = 'XML:com.adobe.xmp';
const PARAMETERS = 'parameters';

/** Reads the data of a chunk, which stand from `start` to `end` in the bytes. */
export type ChunkReader = (bytes: Uint8Array, start: number, end: number, contents: Contents) => void;

/** Types of chunks, as the number that their four letters are. */
export const IDAT = typeNumber('IDAT');
export const IEND = typeNumber('IEND');

const readText = readPlainText('tEXt');
const readComf = readPlainText('comf');
const PLAIN_TEXTS: ReadonlySet<ChunkReader> = new Set([readText, readComf, readInternationalText]);

const readers: Readonly<Record<string, ChunkReader>> = {
  IHDR: () => {},
  tEXt: readText,
  zTXt: readCompressedText,
  iTXt: readInternationalText,
  eXIf: (bytes, start, end, contents) => takeExif(contents, bytes.subarray(start, end), 'PNG chunk eXIf'),
  comf: readComf,
  caBX: (bytes, start, end, contents) => takeC2pa(contents, bytes.subarray(start, end), 'PNG chunk caBX'),
};

/** What is read of a PNG: the chunks with text (W3C PNG specification, third edition, chapter 11), by type. */
export const pngChunkReaders: ReadonlyMap<number, ChunkReader> = new Map(
  Object.entries(readers).map(([type, reader]) => [typeNumber(type), reader]),
);

/** Whether the beginning of a chunk can be read without its end. */
export function isPlainText(reader: ChunkReader): boolean {
  return PLAIN_TEXTS.has(reader);
}

/** The place of the next NUL, or -1 where there is none in front of `end`. */
function nulFrom(bytes: Uint8Array, start: number, end: number): number {
  const at = bytes.indexOf(0, start);
  return at >= end ? -1 : at;
}

/**
 * tEXt: keyword, NUL, text. Latin-1 by the specification; several writers put UTF-8 there. comf is built alike: a chunk
 * of ComfyUI's own, behind the pixels of animations (its `SaveAnimatedPNG`).
 */
function readPlainText(type: 'tEXt' | 'comf'): ChunkReader {
  return (bytes, start, end, contents) => {
    const keywordEnd = nulFrom(bytes, start, end);
    if (keywordEnd < 0) contents.warnings.push(`PNG chunk ${type} has no keyword`);
    else addText(contents, { type, bytes, start, keywordEnd }, bytes, keywordEnd + 1, end);
  };
}

/** zTXt: keyword, NUL, method (0), zlib data. */
function readCompressedText(bytes: Uint8Array, start: number, end: number, contents: Contents): void {
  const keywordEnd = nulFrom(bytes, start, end);
  if (keywordEnd < 0) return void contents.warnings.push('PNG chunk zTXt has no keyword');
  addInflated(contents, { type: 'zTXt', bytes, start, keywordEnd }, bytes.subarray(keywordEnd + 2, end));
}

/** iTXt: keyword, NUL, compressed (0 or 1), method, language, NUL, translated keyword, NUL, text. */
function readInternationalText(bytes: Uint8Array, start: number, end: number, contents: Contents): void {
  const keywordEnd = nulFrom(bytes, start, end);
  const languageEnd = keywordEnd < 0 ? -1 : nulFrom(bytes, keywordEnd + 3, end);
  const translatedEnd = languageEnd < 0 ? -1 : nulFrom(bytes, languageEnd + 1, end);
  if (translatedEnd < 0) return void contents.warnings.push('PNG chunk iTXt has no keyword');
  const keyword: Keyword = { type: 'iTXt', bytes, start, keywordEnd };
  if (bytes[keywordEnd + 1] !== 1) addText(contents, keyword, bytes, translatedEnd + 1, end);
  else addInflated(contents, keyword, bytes.subarray(translatedEnd + 1, end));
}

/** Where the keyword of a text stands, and in which kind of chunk. */
interface Keyword {
  type: string;
  bytes: Uint8Array;
  start: number;
  keywordEnd: number;
}

function addInflated(contents: Contents, keyword: Keyword, compressed: Uint8Array): void {
  const where = `PNG chunk ${keyword.type}`;
  const limit = Math.min(MAX_BLOCK_LENGTH, contents.room);
  if (limit <= 0) return void takeRoom(contents, 1, where);
  const text = inflate(compressed, limit);
  if (text !== null) return addText(contents, keyword, text, 0, text.length);
  contents.warnings.push(`${where} cannot be decompressed`);
  // What was inflated in vain counts too, or a file of many bombs would cost seconds.
  contents.room -= Math.min(limit, compressed.length * MAX_INFLATION);
}

function addText(
  contents: Contents,
  { type, bytes, start, keywordEnd }: Keyword,
  text: Uint8Array,
  textStart: number,
  textEnd: number,
): void {
  const where = `PNG chunk ${type}`;
  // By far the most usual one, for which nothing need be put together.
  const isUsual = keywordEnd - start === PARAMETERS.length && hasAscii(bytes, start, PARAMETERS);
  const keyword = isUsual ? PARAMETERS : decodeLatin1(bytes, start, keywordEnd);
  if (!isUsual) {
    const whole = text.subarray(textStart, textEnd);
    if (keyword === XMP_KEYWORD) return takeXmp(contents, whole, where);
    if (isRawProfile(keyword) && takeRawProfile(contents, whole, where)) return;
  }
  if (!takeRoom(contents, keyword.length + textEnd - textStart, where)) return;
  const decoded = withoutTrailingNuls(decodeText(text, textStart, textEnd));
  contents.fields.push(fieldOf(`png:${type} ${keyword}`, decoded, keyword));
}
