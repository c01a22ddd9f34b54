import { describe, expect, it } from 'vitest';
import { infotextExif } from '../../../samples/bytes/exif.js';
import { pngChunk, pngFile, pngPixels, tEXt, zTXt } from '../../../samples/bytes/png.js';
import { rawProfile } from '../../../samples/bytes/raw-profile.js';
import { INFOTEXT, INFOTEXT_METADATA, NO_METADATA, readBytes } from '../../support/metadata-files.js';

const EXIF = infotextExif(INFOTEXT);
const PREFIXED = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), EXIF]);

describe('EXIF as hexadecimal text in a PNG', () => {
  it.each([
    { name: 'exif', chunk: tEXt('Raw profile type exif', rawProfile('exif', PREFIXED)) },
    { name: 'APP1', chunk: tEXt('Raw profile type APP1', rawProfile('APP1', PREFIXED)) },
    {
      name: 'of a name of two words',
      chunk: tEXt('Raw profile type APP1', rawProfile('generic profile', PREFIXED)),
    },
    { name: 'compressed', chunk: zTXt('Raw profile type exif', rawProfile('exif', PREFIXED)) },
    { name: 'without a prefix', chunk: tEXt('Raw profile type exif', rawProfile('exif', EXIF)) },
    {
      name: 'with line ends of Windows',
      chunk: tEXt('Raw profile type exif', rawProfile('exif', PREFIXED).replaceAll('\n', '\r\n')),
    },
    {
      name: 'with a NUL behind it',
      chunk: tEXt('Raw profile type exif', `${rawProfile('exif', PREFIXED)}\0`),
    },
    {
      name: 'in capitals',
      chunk: tEXt('Raw profile type exif', rawProfile('exif', PREFIXED).toUpperCase()),
    },
  ])('$name is read', ({ chunk }) => {
    const metadata = readBytes(pngFile([chunk, pngPixels()]));
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, carrier: 'exif:UserComment', warnings: [] });
    expect(metadata.raw).toHaveLength(1);
  });

  it.each(['', 'exif', '\nexif\n4', '\nexif\n4\nabc', '\nexif\n4\nxyxy', '\nexif\n4\nabcd', '\n\n\n'])(
    '%j is none, and stays the text that it is',
    (text) => {
      const { raw } = readBytes(pngFile([tEXt('Raw profile type exif', text)]));
      expect(raw).toEqual([{ carrier: 'png:tEXt Raw profile type exif', text }]);
    },
  );
});

describe('the chunk of ComfyUI in an animated PNG', () => {
  const comf = (text: string) => pngChunk('comf', Buffer.from(text, 'latin1'));

  it('is read from behind the pixels, under its keyword', () => {
    const file = pngFile([pngPixels(), comf('prompt\0{"3": {}}'), comf('workflow\0{"é": 1}')]);
    expect(readBytes(file).raw).toEqual([
      { carrier: 'png:comf prompt', text: '{"3": {}}' },
      { carrier: 'png:comf workflow', text: '{"é": 1}' },
    ]);
  });

  it('without a keyword is warned of', () => {
    const metadata = readBytes(pngFile([comf('prompt')]));
    expect(metadata).toMatchObject({ ...NO_METADATA, warnings: ['PNG chunk comf has no keyword'] });
  });
});
