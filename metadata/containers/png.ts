import { crc32 } from '../bytes/crc32.js';
import { decodeLatin1, decodeText, withoutTrailingNuls } from '../bytes/decode.js';
import { inflate } from '../bytes/inflate.js';
import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Deflate makes at most this many bytes out of one. */
const MAX_INFLATION = 1032;
/** Length and type stand before a chunk's data, its CRC behind them. */
const CHUNK_HEADER = 8;
const CHUNK_CRC = 4;

/** PNG (W3C PNG specification, third edition, chapters 5 and 11). */
export const png: Container = {
  format: 'png',
  recognises: (head) => hasAscii(head, 0, SIGNATURE),
  read: readPng,
};

function* readPng(): Reading<Contents> {
  const contents = emptyContents();
  let offset = SIGNATURE.length;
  let intact = true;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = yield { offset, length: CHUNK_HEADER };
    if (header.length < CHUNK_HEADER) {
      contents.warnings.push(header.length === 0 && count > 0 ? 'PNG ends without IEND' : 'PNG is cut off');
      return contents;
    }
    const length = u32be(header, 0);
    const type = decodeLatin1(header.subarray(4, 8));
    if (type === 'IEND') return contents;
    if (type === 'IHDR' || readers.has(type)) {
      if (length > MAX_BLOCK_LENGTH) {
        contents.warnings.push(
          `PNG chunk ${type} of ${length} bytes is over the limit of ${MAX_BLOCK_LENGTH}`,
        );
      } else {
        const chunk = yield { offset: offset + 4, length: 4 + length + CHUNK_CRC };
        if (chunk.length < 4 + length + CHUNK_CRC) {
          contents.warnings.push(`PNG is cut off in chunk ${type}`);
          return contents;
        }
        if (crc32(chunk.subarray(0, 4 + length)) !== u32be(chunk, 4 + length)) {
          contents.warnings.push(`PNG chunk ${type} is damaged: its checksum does not match`);
          if (type === 'IHDR') intact = false;
          else takeDamaged(type, chunk.subarray(4, 4 + length), contents);
        } else if (intact) {
          readers.get(type)?.(chunk.subarray(4, 4 + length), contents);
        } else {
          takeDamaged(type, chunk.subarray(4, 4 + length), contents);
        }
      }
    }
    offset += CHUNK_HEADER + length + CHUNK_CRC;
  }
  contents.warnings.push(`PNG has more than ${MAX_BLOCKS} chunks; the rest was not read`);
  return contents;
}

/** Texts of a damaged chunk are shown as found, and nothing is read into them. */
function takeDamaged(type: string, data: Uint8Array, contents: Contents): void {
  const found = { ...emptyContents(), room: contents.room };
  readers.get(type)?.(data, found);
  contents.damaged.fields.push(...found.fields);
  contents.damaged.exif.push(...found.exif);
  contents.room = found.room;
}

const readers = new Map<string, (data: Uint8Array, contents: Contents) => void>([
  ['tEXt', readPlainText],
  ['zTXt', readCompressedText],
  ['iTXt', readInternationalText],
  ['eXIf', (data, contents) => contents.exif.push(data)],
]);

/** tEXt: keyword, NUL, text. Latin-1 by the specification; several writers put UTF-8 there. */
function readPlainText(data: Uint8Array, contents: Contents): void {
  const keywordEnd = data.indexOf(0);
  if (keywordEnd < 0) return void contents.warnings.push('PNG chunk tEXt has no keyword');
  addField(contents, 'tEXt', data, keywordEnd, data.subarray(keywordEnd + 1));
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
  if (limit <= 0) return leaveOut(contents, type);
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
  if (text.length > contents.room) return leaveOut(contents, type);
  contents.room -= text.length;
  const keyword = decodeLatin1(data.subarray(0, keywordEnd));
  contents.fields.push({ carrier: `png:${type} ${keyword}`, text: withoutTrailingNuls(decodeText(text)) });
}

function leaveOut(contents: Contents, type: string): void {
  contents.warnings.push(`PNG chunk ${type} is left out: the file holds too much text`);
}
