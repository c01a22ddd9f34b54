import { describe, expect, it } from 'vitest';
import { box, fullBox, longBox, openBox } from '../../../samples/bytes/boxes.js';
import { letteredTexts, MP4_TYPE, namedTexts, userText } from '../../../samples/bytes/mp4.js';
import { NO_METADATA, readBytes } from '../../support/metadata-files.js';

const TEXTS = { prompt: '{"3": {}}', workflow: '{"nodes": ["猫"]}' };
const NAMED = namedTexts(TEXTS);
const NAMED_RAW = [
  { carrier: 'mp4:prompt', text: TEXTS.prompt },
  { carrier: 'mp4:workflow', text: TEXTS.workflow },
];
const LETTERED = letteredTexts({ '©cmt': '{"prompt": 1}', desc: 'a cat' });
const LETTERED_RAW = [
  { carrier: 'mp4:©cmt', text: '{"prompt": 1}' },
  { carrier: 'mp4:desc', text: 'a cat' },
];
const HEADER = fullBox('mvhd', 0, Buffer.alloc(96));
const TRACK = box('trak', Buffer.alloc(300));
const PIXELS = box('mdat', Buffer.alloc(5000));

const movie = (...boxes: readonly Uint8Array[]) => box('moov', HEADER, TRACK, ...boxes);
const MOVIE = movie(box('udta', fullBox('meta', 0, ...NAMED)));

describe('texts in an MP4', () => {
  it.each([
    { name: 'in front of the pixels', boxes: [MP4_TYPE, MOVIE, PIXELS], raw: NAMED_RAW },
    { name: 'behind the pixels', boxes: [MP4_TYPE, PIXELS, MOVIE], raw: NAMED_RAW },
    {
      name: 'behind pixels of a length of 64 bits',
      boxes: [MP4_TYPE, longBox('mdat', Buffer.alloc(5000)), MOVIE],
      raw: NAMED_RAW,
    },
    {
      name: 'in a box that reaches to the end',
      boxes: [MP4_TYPE, PIXELS, openBox('moov', HEADER, box('udta', fullBox('meta', 0, ...NAMED)))],
      raw: NAMED_RAW,
    },
    {
      name: 'in front of pixels that reach to the end',
      boxes: [MP4_TYPE, MOVIE, openBox('mdat', Buffer.alloc(5000))],
      raw: NAMED_RAW,
    },
    {
      name: 'without user data around',
      boxes: [MP4_TYPE, movie(fullBox('meta', 0, ...NAMED))],
      raw: NAMED_RAW,
    },
    {
      name: 'in the plain box of QuickTime',
      boxes: [box('ftyp', Buffer.from('qt  \0\0\0\0qt  ')), movie(box('meta', ...NAMED))],
      raw: NAMED_RAW,
    },
    { name: 'in a file of no type', boxes: [box('wide'), PIXELS, MOVIE], raw: NAMED_RAW },
    {
      name: 'with the keys behind the values',
      boxes: [MP4_TYPE, movie(fullBox('meta', 0, ...NAMED.slice(0, 1), ...NAMED.slice(1).toReversed()))],
      raw: NAMED_RAW,
    },
    {
      name: 'under names of four letters',
      boxes: [MP4_TYPE, PIXELS, movie(box('udta', fullBox('meta', 0, ...LETTERED)))],
      raw: LETTERED_RAW,
    },
    {
      name: 'of both kinds',
      boxes: [MP4_TYPE, movie(fullBox('meta', 0, ...NAMED), box('udta', fullBox('meta', 0, ...LETTERED)))],
      raw: [...NAMED_RAW, ...LETTERED_RAW],
    },
    {
      name: 'as user data of QuickTime',
      boxes: [MP4_TYPE, movie(box('udta', userText('©cmt', 'a cat'), Buffer.alloc(4)))],
      raw: [{ carrier: 'mp4:©cmt', text: 'a cat' }],
    },
  ])('$name are read', ({ boxes, raw }) => {
    const metadata = readBytes(Buffer.concat(boxes));
    expect(metadata).toMatchObject({ format: 'mp4', errors: [] });
    expect(metadata.raw).toEqual(raw);
    expect(metadata.warnings.filter((warning) => warning.startsWith('MP4'))).toEqual([]);
  });

  it('a picture among them is not read', () => {
    const picture = box('covr', box('data', Buffer.from('0000000d00000000', 'hex'), Buffer.alloc(90_000)));
    const list = box('ilst', picture, ...LETTERED.slice(1).map((item) => item.subarray(8)));
    const metadata = readBytes(Buffer.concat([MP4_TYPE, movie(fullBox('meta', 0, list))]));
    expect(metadata.raw).toEqual(LETTERED_RAW);
  });
});

describe('an MP4 without texts', () => {
  it('has no warning and no error', () => {
    const metadata = readBytes(Buffer.concat([MP4_TYPE, movie(), PIXELS]));
    expect(metadata).toMatchObject({ ...NO_METADATA, format: 'mp4', raw: [], warnings: [], errors: [] });
  });
});

describe('a box of an impossible length', () => {
  const lengths = [1, 7, 2 ** 31, 2 ** 32 - 1];

  it.each(lengths)('%i at the top keeps what stood in front', (length) => {
    const liar = box('free', Buffer.alloc(16, 0xff));
    liar.writeUInt32BE(length, 0);
    const metadata = readBytes(Buffer.concat([MP4_TYPE, MOVIE, liar]));
    expect(metadata.raw).toEqual(NAMED_RAW);
    expect(metadata.warnings).toContainEqual(expect.stringMatching(/^MP4 (?:is cut off|has a box)/));
  });

  it.each(lengths)('%i in a box does not reach out of it', (length) => {
    const liar = box('free', Buffer.alloc(16, 0xff));
    liar.writeUInt32BE(length, 0);
    const metadata = readBytes(Buffer.concat([MP4_TYPE, box('moov', liar), MOVIE]));
    expect(metadata.raw).toEqual(NAMED_RAW);
    expect(metadata.warnings).toContainEqual(expect.stringContaining('impossible length in moov'));
  });

  it.each([0n, 1n, 15n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n])(
    '%i of 64 bits comes to an end',
    (length) => {
      const liar = longBox('mdat', Buffer.alloc(100));
      liar.writeBigUInt64BE(length, 8);
      expect(readBytes(Buffer.concat([MP4_TYPE, MOVIE, liar])).raw).toEqual(NAMED_RAW);
    },
  );

  it('boxes within boxes of their own kind lead nowhere', () => {
    let nested = box('moov');
    for (let depth = 0; depth < 2000; depth++) nested = box('moov', box('udta', box('meta', nested)));
    expect(readBytes(Buffer.concat([MP4_TYPE, nested]))).toMatchObject({ raw: [], errors: [] });
  });

  it('a million tiny boxes are not all looked at', () => {
    const tiny = Buffer.alloc(8_000_000);
    for (let at = 0; at < tiny.length; at += 8) tiny.writeUInt32BE(8, at);
    const metadata = readBytes(Buffer.concat([MP4_TYPE, tiny]));
    expect(metadata.warnings).toContainEqual(expect.stringContaining('boxes; the rest was not read'));
  });

  it('one long name for many values takes no memory', () => {
    const keys = fullBox('keys', 0, Buffer.of(0, 0, 0, 1), box('mdta', Buffer.alloc(4_000_000, 'x')));
    const item = box('\0\0\0\x01', box('data', Buffer.from('0000000100000000', 'hex')));
    const list = box('ilst', ...Array.from({ length: 2000 }, () => item));
    const metadata = readBytes(Buffer.concat([MP4_TYPE, movie(fullBox('meta', 0, keys, list))]));
    expect(metadata.raw.length).toBeLessThan(20);
    expect(metadata.warnings).toContainEqual(expect.stringContaining('too much text'));
  });
});
