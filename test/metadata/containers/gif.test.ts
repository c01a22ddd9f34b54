import { describe, expect, it } from 'vitest';
import { gifApplication, gifComment, gifFile, gifFrame } from '../../../samples/bytes/gif.js';
import { INFOTEXT, NO_METADATA, readBytes } from '../../support/metadata-files.js';

const COMMENT = gifComment(INFOTEXT);
const LOOP = gifApplication('NETSCAPE2.0', Buffer.of(1, 0, 0));
const CONTROL = Buffer.from('21f9040000000000', 'hex');
const FRAME = gifFrame(2000);
const RAW = [{ carrier: 'gif:comment', text: INFOTEXT }];

describe('a comment in a GIF', () => {
  it.each([
    { name: 'in front of the pixels', file: gifFile([COMMENT, FRAME]) },
    { name: 'behind the pixels', file: gifFile([FRAME, COMMENT]) },
    {
      name: 'between the frames of an animation',
      file: gifFile([LOOP, CONTROL, FRAME, COMMENT, CONTROL, FRAME]),
    },
    {
      name: 'behind a frame with colours of its own',
      file: gifFile([gifFrame(10, { colours: true }), COMMENT]),
    },
    { name: 'behind an empty frame', file: gifFile([gifFrame(0), COMMENT]) },
    { name: 'behind a spare end', file: gifFile([FRAME, Buffer.of(0), COMMENT]) },
    { name: 'in a GIF of the first version', file: gifFile([COMMENT, FRAME], '87a') },
  ])('$name is read', ({ file }) => {
    expect(readBytes(file)).toMatchObject({ format: 'gif', raw: RAW, errors: [] });
  });

  it.each([1, 254, 255, 256, 510, 511, 100_000])('of %i bytes is read whole', (length) => {
    const text = 'x'.repeat(length);
    expect(readBytes(gifFile([gifComment(text)])).raw).toEqual([{ carrier: 'gif:comment', text }]);
  });

  it('several are raw', () => {
    const { raw } = readBytes(gifFile([gifComment('a'), FRAME, gifComment('猫')]));
    expect(raw.map(({ text }) => text)).toEqual(['a', '猫']);
  });
});

describe('a GIF without a comment', () => {
  it('has no warning and no error', () => {
    expect(readBytes(gifFile([LOOP, CONTROL, FRAME]))).toMatchObject({
      ...NO_METADATA,
      format: 'gif',
      raw: [],
      warnings: [],
      errors: [],
    });
  });
});

describe('a damaged GIF', () => {
  it('over the limit of a block has no comment, and a warning', () => {
    const metadata = readBytes(gifFile([gifComment('x'.repeat(17_000_000))]));
    expect(metadata.raw).toEqual([]);
    expect(metadata.warnings).toContainEqual(expect.stringContaining('over the limit'));
  });

  it.each([
    { name: 'with rubbish between its blocks', file: gifFile([COMMENT, Buffer.from('rubbish')]) },
    { name: 'without an end', file: gifFile([COMMENT, FRAME]).subarray(0, -1) },
  ])('$name keeps what stood in front', ({ file }) => {
    const metadata = readBytes(file);
    expect(metadata.raw).toEqual(RAW);
    expect(metadata.warnings).toContainEqual(expect.stringContaining('GIF'));
  });

  it('of nothing but ends comes to an end', () => {
    const file = Buffer.concat([gifFile([]).subarray(0, -1), Buffer.alloc(1_000_000)]);
    expect(readBytes(file)).toMatchObject({ ...NO_METADATA, errors: [] });
  });
});
