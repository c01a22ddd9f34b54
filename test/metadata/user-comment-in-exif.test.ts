import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExif } from '../../metadata/texts/exif.js';
import {
  type CommentEncoding,
  type Directory,
  type ExifTag,
  tiffBlock,
  userComment,
} from '../../samples/bytes/exif.js';
import { pngChunk, pngFile } from '../../samples/bytes/png.js';
import {
  commentBlock,
  INFOTEXT_METADATA,
  INFOTEXT,
  PARAMETER_LINE,
  readBytes,
  textAt,
} from '../support/metadata-files.js';

/** In UTF-16 the Korean syllable is two bytes that also make a character of UTF-8 (é). */
const TEXTS = ['a cat', 'Zoë', 'Zoë, 猫, 😀', '쎩, 猫'].map((prompt) => `${prompt}\n${PARAMETER_LINE}`);

const TYPES: readonly (readonly [name: string, type: ExifTag['type']])[] = [
  ['BYTE', 1],
  ['ASCII', 2],
  ['UNDEFINED', 7],
];
const DIRECTORIES: readonly Directory[] = ['ifd0', 'exif'];
const ENCODINGS: readonly (readonly [encoding: CommentEncoding, code: string])[] = [
  ['utf-16be', 'UNICODE\0'],
  ['utf-16le', 'UNICODE\0'],
  ['utf-8', 'UNICODE\0'],
  ['utf-8', 'ASCII\0\0\0'],
  ['utf-8', '\0'.repeat(8)],
  ['utf-8', ''],
];

describe.each(DIRECTORIES)('UserComment in the directory %s', (directory) => {
  describe.each(TYPES)('with the type %s', (_name, type) => {
    it.each(ENCODINGS)('is decoded from %s behind the code %j', (encoding, code) => {
      for (const text of TEXTS) {
        for (const littleEndian of [false, true]) {
          const block = commentBlock(userComment(text, encoding, code), { littleEndian, type, directory });
          expect(readExif(block)).toEqual([textAt('exif:UserComment', text)]);
        }
      }
    });
  });
});

describe('whatever the prompt', () => {
  const prompt = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/^\uFEFF|\0/.test(text));

  it('a UserComment comes back from every encoding, order and type', () => {
    fc.assert(
      fc.property(
        prompt,
        fc.constantFrom(...ENCODINGS),
        fc.constantFrom(...TYPES),
        fc.boolean(),
        (prompt, [encoding, code], [, type], littleEndian) => {
          const text = `${prompt}\n${PARAMETER_LINE}`;
          const block = commentBlock(userComment(text, encoding, code), { littleEndian, type });
          expect(readExif(block)).toEqual([textAt('exif:UserComment', text)]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the texts of an EXIF block', () => {
  const ascii = (tag: number, text: string, directory: Directory = 'ifd0'): ExifTag => ({
    tag,
    type: 2,
    value: Buffer.from(`${text}\0`),
    directory,
  });

  it('are named after their tags', () => {
    const block = tiffBlock([
      ascii(0x010d, 'document'),
      ascii(0x010e, 'description'),
      ascii(0x010f, 'make'),
      ascii(0x0110, 'model'),
      ascii(0x0131, 'software'),
      ascii(0x013b, 'artist'),
      { tag: 0x927c, type: 7, value: Buffer.from('note of the maker'), directory: 'exif' },
    ]);
    expect(Object.fromEntries((readExif(block) ?? []).map(({ carrier, text }) => [carrier, text]))).toEqual({
      'exif:DocumentName': 'document',
      'exif:ImageDescription': 'description',
      'exif:Make': 'make',
      'exif:Model': 'model',
      'exif:Software': 'software',
      'exif:Artist': 'artist',
      'exif:MakerNote': 'note of the maker',
    });
  });

  it('stand beside the infotext in raw, and are not taken for it', () => {
    const block = tiffBlock([
      ascii(0x0131, 'a program'),
      { tag: 0x9286, type: 7, value: userComment(INFOTEXT), directory: 'exif' },
    ]);
    const metadata = readBytes(pngFile([pngChunk('eXIf', block)]));
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, carrier: 'exif:UserComment' });
    expect(metadata.raw).toContainEqual({ carrier: 'exif:Software', text: 'a program' });
  });

  it('are UTF-8 where the bytes are that', () => {
    expect(readExif(tiffBlock([ascii(0x010e, '猫 and Zoë')]))).toEqual([
      textAt('exif:ImageDescription', '猫 and Zoë'),
    ]);
  });

  it.each([
    { name: 'empty', value: Buffer.alloc(0) },
    { name: 'of a code without text', value: Buffer.from('UNICODE\0') },
    { name: 'of nothing but NULs', value: Buffer.alloc(20) },
  ])('a UserComment that is $name is none', ({ value }) => {
    expect(readExif(commentBlock(value))).toEqual([]);
  });

  it.each([
    { name: 'nothing', block: Buffer.alloc(0) },
    { name: 'rubbish', block: Buffer.from('rubbish, and more of it') },
  ])('are null for $name', ({ block }) => {
    expect(readExif(block)).toBeNull();
  });

  it('are read up to their last comma where they run beyond the end, with a warning', () => {
    const warnings: string[] = [];
    const fields = readExif(commentBlock(Buffer.from(`ASCII\0\0\0${INFOTEXT}`)).subarray(0, -8), warnings);
    expect(fields).toEqual([textAt('exif:UserComment', INFOTEXT.slice(0, INFOTEXT.lastIndexOf(',') + 1))]);
    expect(warnings).toEqual(['the EXIF block is cut off in UserComment']);
  });

  it('are UTF-8 where their type says so (Exif 3.0)', () => {
    const block = commentBlock(Buffer.from(INFOTEXT));
    block.writeUInt16BE(129, block.indexOf(Buffer.of(0x92, 0x86)) + 2);
    expect(readExif(block)).toEqual([textAt('exif:UserComment', INFOTEXT)]);
  });

  it('whose directory or length points beyond the end are left out', () => {
    const block = commentBlock(userComment(INFOTEXT));
    for (let end = 0; end < block.length; end++) expect(() => readExif(block.subarray(0, end))).not.toThrow();
  });
});
