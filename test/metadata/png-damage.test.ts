import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_BLOCK_LENGTH } from '../../metadata/containers/container.js';
import { infotextExif } from '../../samples/bytes/exif.js';
import { iTXt, pngChunk, pngFile, pngPixels, tEXt, zTXt } from '../../samples/bytes/png.js';
import { INFOTEXT, INFOTEXT_METADATA, NO_METADATA, readBytes } from '../support/metadata-files.js';

const IEND_LENGTH = 12;
const HEADER_END = 33;
/** Behind the header of a text chunk and its keyword. */
const TEXT_START = HEADER_END + 8 + 'parameters\0'.length;
const WRONG_CHECKSUM = 1;

/** The chunk with another checksum in its last four bytes. */
function withWrongChecksum(chunk: Buffer): Buffer {
  return pngChunk(chunk.toString('latin1', 4, 8), chunk.subarray(8, -4), WRONG_CHECKSUM);
}

describe('a PNG that is cut off', () => {
  const whole = pngFile([tEXt('parameters', INFOTEXT), pngPixels()]);

  it('before IEND keeps its metadata, with a warning', () => {
    const metadata = readBytes(whole.subarray(0, whole.length - IEND_LENGTH));
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, warnings: ['PNG ends without IEND'] });
  });

  it('in its pixels keeps its metadata, with a warning', () => {
    const metadata = readBytes(whole.subarray(0, whole.length - IEND_LENGTH - 6));
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
    expect(metadata.warnings).toHaveLength(1);
  });

  it.each([
    { where: 'behind the signature', end: 8 },
    { where: 'in the length of IHDR', end: 10 },
    { where: 'in IHDR', end: 20 },
    { where: 'in the checksum of IHDR', end: HEADER_END - 1 },
    { where: 'in the header of a text chunk', end: HEADER_END + 5 },
    { where: 'in a keyword', end: HEADER_END + 8 + 4 },
    { where: 'in the first line of a text', end: TEXT_START + 3 },
  ])('$where has no metadata, and a warning', ({ end }) => {
    const metadata = readBytes(whole.subarray(0, end));
    expect(metadata).toMatchObject({ ...NO_METADATA, format: 'png', raw: [], errors: [] });
    expect(metadata.warnings).toHaveLength(1);
  });
});

describe('a PNG that is cut off in a text', () => {
  const chunks = [
    { kind: 'tEXt', chunk: tEXt('parameters', INFOTEXT) },
    { kind: 'iTXt', chunk: iTXt('parameters', INFOTEXT) },
  ];

  it.each(chunks)('$kind is read up to its last comma: what follows may be half a number', ({ chunk }) => {
    const file = pngFile([chunk, pngPixels()]);
    const metadata = readBytes(file.subarray(0, file.indexOf('1337') + 2));
    expect(metadata).toMatchObject({ prompt: 'a cat', negativePrompt: 'a dog', steps: 20, seed: null });
    expect(metadata.raw[0]?.text).toMatch(/^a cat\n.*,$/su);
    expect(metadata.warnings[0]).toMatch(/^PNG is cut off in chunk/);
  });

  it.each([...chunks, { kind: 'zTXt', chunk: zTXt('parameters', INFOTEXT) }])(
    '$kind of which only the checksum is missing is read whole',
    ({ chunk }) => {
      const file = pngFile([chunk, pngPixels()]).subarray(0, HEADER_END + chunk.length - 2);
      const metadata = readBytes(file);
      expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, raw: [{ text: INFOTEXT }] });
      expect(metadata.warnings).toHaveLength(1);
    },
  );
});

describe('a PNG with a wrong checksum', () => {
  it.each([
    { type: 'tEXt', chunk: tEXt('parameters', INFOTEXT) },
    { type: 'zTXt', chunk: zTXt('parameters', INFOTEXT) },
    { type: 'iTXt', chunk: iTXt('parameters', INFOTEXT) },
    { type: 'eXIf', chunk: pngChunk('eXIf', infotextExif(INFOTEXT)) },
  ])('in $type is read, with a warning', ({ type, chunk }) => {
    const metadata = readBytes(pngFile([withWrongChecksum(chunk), pngPixels()]));
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
    expect(metadata.warnings).toEqual([expect.stringContaining(type)]);
  });

  it('in one text still reads another', () => {
    const damaged = withWrongChecksum(tEXt('parameters', 'a dog'));
    const metadata = readBytes(pngFile([damaged, iTXt('parameters', INFOTEXT)]));
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, carrier: 'png:iTXt parameters' });
    expect(metadata.raw).toHaveLength(2);
    expect(metadata.warnings).toHaveLength(1);
  });

  it('in IHDR is read, with a warning', () => {
    const file = pngFile([tEXt('parameters', INFOTEXT), pngPixels()]);
    file.writeUInt32BE(WRONG_CHECKSUM, HEADER_END - 4);
    const metadata = readBytes(file);
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
    expect(metadata.warnings).toEqual([expect.stringContaining('IHDR')]);
  });

  it('in its pixels is as good as whole: pixels are not read', () => {
    const metadata = readBytes(pngFile([tEXt('parameters', INFOTEXT), withWrongChecksum(pngPixels())]));
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, warnings: [] });
  });
});

describe('a PNG chunk that lies about its length', () => {
  it.each([
    { length: MAX_BLOCK_LENGTH + 1, says: 'just over the limit' },
    { length: 0x7fffffff, says: 'of 2 GB' },
    { length: 0xffffffff, says: 'of 4 GB' },
  ])('$says is warned of', ({ length }) => {
    const text = tEXt('parameters', INFOTEXT);
    text.writeUInt32BE(length, 0);
    const metadata = readBytes(pngFile([text, pngPixels()]));
    expect(metadata).toMatchObject(NO_METADATA);
    expect(metadata.warnings).not.toEqual([]);
  });

  it('does not take away the text in front of it', () => {
    const liar = pngPixels();
    liar.writeUInt32BE(0xffffffff, 0);
    const metadata = readBytes(pngFile([tEXt('parameters', INFOTEXT), liar]));
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
    expect(metadata.warnings).toHaveLength(1);
  });
});

describe('a text chunk that breaks its own form', () => {
  const compressed = zlibSync(Buffer.from(INFOTEXT));

  it.each([
    { name: 'tEXt without a NUL', type: 'tEXt', data: Buffer.from('parameters') },
    { name: 'tEXt without anything', type: 'tEXt', data: Buffer.alloc(0) },
    { name: 'zTXt without a NUL', type: 'zTXt', data: Buffer.from('parameters') },
    { name: 'zTXt that is not compressed', type: 'zTXt', data: Buffer.from(`parameters\0\0${INFOTEXT}`) },
    {
      name: 'zTXt cut off in its data',
      type: 'zTXt',
      data: Buffer.concat([Buffer.from('parameters\0\0'), compressed.subarray(0, -20)]),
    },
    { name: 'iTXt with nothing behind its keyword', type: 'iTXt', data: Buffer.from('parameters\0') },
    { name: 'iTXt without a translated keyword', type: 'iTXt', data: Buffer.from('parameters\0\0\0en') },
    {
      name: 'iTXt that is not compressed',
      type: 'iTXt',
      data: Buffer.from(`parameters\0\x01\0\0\0${INFOTEXT}`),
    },
    { name: 'eXIf that is no TIFF', type: 'eXIf', data: Buffer.from('nothing of the kind') },
  ])('$name is warned of', ({ type, data }) => {
    const metadata = readBytes(pngFile([pngChunk(type, data), pngPixels()]));
    expect(metadata).toMatchObject({ ...NO_METADATA, errors: [] });
    expect(metadata.warnings).not.toEqual([]);
  });
});
