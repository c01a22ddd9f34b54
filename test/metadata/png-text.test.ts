import { describe, expect, it } from 'vitest';
import { iTXt, pngChunk, pngFile, pngPixels, tEXt, zTXt } from '../../samples/bytes/png.js';
import {
  commentBlock,
  INFOTEXT,
  INFOTEXT_METADATA,
  PARAMETER_LINE,
  readBytes,
} from '../support/metadata-files.js';
import { infotextExif } from '../../samples/bytes/exif.js';

describe('an infotext in a PNG', () => {
  it.each([
    { carrier: 'png:tEXt parameters', chunk: tEXt('parameters', INFOTEXT) },
    { carrier: 'png:zTXt parameters', chunk: zTXt('parameters', INFOTEXT) },
    { carrier: 'png:iTXt parameters', chunk: iTXt('parameters', INFOTEXT) },
    { carrier: 'png:iTXt parameters', chunk: iTXt('parameters', INFOTEXT, { compressed: true }) },
    { carrier: 'png:iTXt parameters', chunk: iTXt('parameters', INFOTEXT, { language: 'en-GB' }) },
    { carrier: 'png:tEXt Parameters', chunk: tEXt('Parameters', INFOTEXT) },
    { carrier: 'png:zTXt PARAMETERS', chunk: zTXt('PARAMETERS', INFOTEXT) },
    { carrier: 'exif:UserComment', chunk: pngChunk('eXIf', infotextExif(INFOTEXT)) },
  ])('is read from $carrier', ({ carrier, chunk }) => {
    const metadata = readBytes(pngFile([chunk, pngPixels()]));
    expect(metadata).toMatchObject({
      ...INFOTEXT_METADATA,
      format: 'png',
      carrier,
      warnings: [],
      errors: [],
    });
    expect(metadata.raw).toEqual([{ carrier, text: INFOTEXT }]);
  });

  it('is read from behind the pixels', () => {
    const metadata = readBytes(pngFile([pngPixels(), tEXt('parameters', INFOTEXT)]));
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, warnings: [] });
  });

  it('is read from between the pixels', () => {
    const metadata = readBytes(pngFile([pngPixels(), tEXt('parameters', INFOTEXT), pngPixels()]));
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
  });

  it('is read from behind a thousand chunks of pixels', () => {
    const pixels = Array.from({ length: 1000 }, () => pngPixels());
    const metadata = readBytes(pngFile([...pixels, tEXt('parameters', INFOTEXT)]));
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, warnings: [] });
  });

  it('longer than the first read is read whole', () => {
    const prompt = 'many words, '.repeat(20_000).trim();
    const metadata = readBytes(pngFile([tEXt('parameters', `${prompt}\n${PARAMETER_LINE}`), pngPixels()]));
    expect(metadata).toMatchObject({ prompt, seed: '1337' });
  });
});

describe('the encoding of a PNG text', () => {
  const PROMPT = 'Zoë, 猫, 😀';

  it.each([
    {
      chunk: 'tEXt with UTF-8, against the specification',
      bytes: tEXt('parameters', PROMPT, 'utf8'),
      text: PROMPT,
    },
    { chunk: 'tEXt with Latin-1', bytes: tEXt('parameters', 'Zoë, naïve', 'latin1'), text: 'Zoë, naïve' },
    { chunk: 'zTXt with UTF-8', bytes: zTXt('parameters', PROMPT), text: PROMPT },
    { chunk: 'iTXt', bytes: iTXt('parameters', PROMPT), text: PROMPT },
    { chunk: 'compressed iTXt', bytes: iTXt('parameters', PROMPT, { compressed: true }), text: PROMPT },
    { chunk: 'tEXt with NULs at the end', bytes: tEXt('parameters', 'a cat\0\0\0'), text: 'a cat' },
  ])('$chunk', ({ bytes, text }) => {
    const metadata = readBytes(pngFile([bytes, pngPixels()]));
    expect(metadata.prompt).toBe(text);
    expect(metadata.raw.map((field) => field.text)).toEqual([text]);
  });

  it('a byte order mark is part of the text as found, and not of the prompt', () => {
    const metadata = readBytes(pngFile([tEXt('parameters', '\uFEFFa cat', 'utf8')]));
    expect(metadata.raw[0]?.text).toBe('\uFEFFa cat');
    expect(metadata.prompt).toBe('a cat');
  });

  it('bytes 0x80 to 0x9f of Latin-1 stay control characters, unlike in windows-1252', () => {
    const chunk = tEXt('Comment', 'a\x80\x9fb', 'latin1');
    expect(readBytes(pngFile([chunk])).raw[0]?.text).toBe('a\x80\x9fb');
  });
});

describe('several texts in a PNG', () => {
  it('all of them are raw, in the order of the file', () => {
    const chunks = [tEXt('Software', 'A'), zTXt('parameters', INFOTEXT), pngPixels(), iTXt('Title', 'B')];
    const metadata = readBytes(pngFile(chunks));
    expect(metadata.raw).toEqual([
      { carrier: 'png:tEXt Software', text: 'A' },
      { carrier: 'png:zTXt parameters', text: INFOTEXT },
      { carrier: 'png:iTXt Title', text: 'B' },
    ]);
  });

  it('texts of unknown programs are raw and warned of', () => {
    const metadata = readBytes(pngFile([tEXt('Title', 'a cat'), pngPixels()]));
    expect(metadata).toMatchObject({ prompt: '', raw: [{ carrier: 'png:tEXt Title', text: 'a cat' }] });
    expect(metadata.warnings).toHaveLength(1);
  });

  it('a PNG without text has no metadata, no warning and no error', () => {
    const metadata = readBytes(pngFile([pngPixels()]));
    expect(metadata).toMatchObject({ format: 'png', prompt: '', raw: [], warnings: [], errors: [] });
  });

  it('an eXIf block in little-endian order is read like one in big-endian order', () => {
    const comment = Buffer.from(`ASCII\0\0\0${INFOTEXT}`, 'latin1');
    const metadata = readBytes(pngFile([pngChunk('eXIf', commentBlock(comment, { littleEndian: true }))]));
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
  });
});
