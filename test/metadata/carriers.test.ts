import { describe, expect, it } from 'vitest';
import { infotextExif } from '../../samples/bytes/exif.js';
import { pngChunk, pngFile, pngPixels, tEXt } from '../../samples/bytes/png.js';
import { PARAMETER_LINE, readBytes } from '../support/metadata-files.js';

const infotext = (prompt: string) => `${prompt}\n${PARAMETER_LINE}`;
const exif = (text: string) => pngChunk('eXIf', infotextExif(text));
const parameters = (text: string) => tEXt('parameters', text);

describe('of several infotexts in one file', () => {
  it.each([
    {
      name: 'EXIF stands before a PNG text',
      chunks: [parameters(infotext('a cat')), exif(infotext('a dog'))],
      carrier: 'exif:UserComment',
      prompt: 'a dog',
    },
    {
      name: 'one with parameters stands before one without',
      chunks: [exif('a dog'), parameters(infotext('a cat'))],
      carrier: 'png:tEXt parameters',
      prompt: 'a cat',
    },
    {
      name: 'the last of equals counts, as in the reader of AUTOMATIC1111',
      chunks: [parameters(infotext('a cat')), parameters(infotext('a dog'))],
      carrier: 'png:tEXt parameters #2',
      prompt: 'a dog',
    },
    {
      name: 'an empty one does not count',
      chunks: [exif(' '), parameters('a cat')],
      carrier: 'png:tEXt parameters',
      prompt: 'a cat',
    },
    {
      name: 'JSON of another program does not count',
      chunks: [exif('{"prompt": "a dog"}'), parameters(infotext('a cat'))],
      carrier: 'png:tEXt parameters',
      prompt: 'a cat',
    },
    {
      name: 'a damaged EXIF block does not count',
      chunks: [pngChunk('eXIf', Buffer.from('no TIFF')), parameters(infotext('a cat'))],
      carrier: 'png:tEXt parameters',
      prompt: 'a cat',
    },
  ])('$name', ({ chunks, carrier, prompt }) => {
    const metadata = readBytes(pngFile([...chunks, pngPixels()]));
    expect(metadata).toMatchObject({ carrier, prompt });
  });

  it('all are raw', () => {
    const metadata = readBytes(pngFile([parameters(infotext('a cat')), exif(infotext('a dog'))]));
    expect(metadata.raw.map(({ text }) => text).toSorted()).toEqual([infotext('a cat'), infotext('a dog')]);
  });

  it('a text under another keyword is none', () => {
    const metadata = readBytes(
      pngFile([tEXt('Source', infotext('a cat')), tEXt('my parameters', infotext('a dog'))]),
    );
    expect(metadata).toMatchObject({ prompt: '', carrier: null });
    expect(metadata.raw).toHaveLength(2);
  });
});
