import { describe, expect, it } from 'vitest';
import { box, fullBox, u16 } from '../../../samples/bytes/boxes.js';
import {
  freeformItem,
  itemList,
  MP4_TYPE,
  namedTexts,
  typedItem,
  userText,
} from '../../../samples/bytes/mp4.js';
import { xmpPacket } from '../../../samples/bytes/xmp.js';
import { INFOTEXT, INFOTEXT_METADATA, readBytes } from '../../support/metadata-files.js';

const TEXT = 'a 猫';
const UTF_8 = Buffer.from(TEXT);
const UTF_16 = Buffer.from(TEXT, 'utf16le').swap16();
const MARK = Buffer.of(0xfe, 0xff);

function rawOf(...boxes: readonly Uint8Array[]) {
  return readBytes(Buffer.concat([MP4_TYPE, box('moov', ...boxes)])).raw;
}

const inList = (...items: readonly Uint8Array[]) => box('udta', fullBox('meta', 0, ...itemList(...items)));

describe('a value in an MP4', () => {
  it.each([
    { name: 'UTF-8', type: 1, value: UTF_8 },
    { name: 'UTF-8 with NULs behind it', type: 1, value: Buffer.concat([UTF_8, Buffer.alloc(2)]) },
    { name: 'UTF-8 for sorting', type: 4, value: UTF_8 },
    { name: 'UTF-16', type: 2, value: UTF_16 },
    { name: 'UTF-16 with a mark', type: 2, value: Buffer.concat([MARK, UTF_16]) },
    { name: 'UTF-16, little-endian', type: 2, value: Buffer.from(`\uFEFF${TEXT}`, 'utf16le') },
    { name: 'no declared type', type: 0, value: UTF_8 },
    { name: 'no declared type, with a NUL behind it', type: 0, value: Buffer.concat([UTF_8, Buffer.of(0)]) },
    { name: 'no declared type in UTF-16', type: 0, value: Buffer.concat([MARK, UTF_16]) },
  ])('of $name is read', ({ type, value }) => {
    expect(rawOf(inList(typedItem('©cmt', [type, value])))).toEqual([{ carrier: 'mp4:©cmt', text: TEXT }]);
  });

  it.each([
    { name: 'a picture', type: 13, value: UTF_8 },
    { name: 'a number', type: 21, value: Buffer.of(0, 0, 0, 1) },
    { name: 'a number of no declared type', type: 0, value: Buffer.of(0, 0, 0, 1, 0, 9, 0, 0) },
  ])('that is $name is no text', ({ type, value }) => {
    expect(rawOf(inList(typedItem('trkn', [type, value])))).toEqual([]);
  });

  it('in several languages is as many texts', () => {
    const item = typedItem('©cmt', [1, UTF_8], [2, UTF_16]);
    expect(rawOf(inList(item))).toEqual([
      { carrier: 'mp4:©cmt', text: TEXT },
      { carrier: 'mp4:©cmt #2', text: TEXT },
    ]);
  });

  it('may be long', () => {
    const prompt = JSON.stringify({ text: '猫'.repeat(100_000) });
    expect(rawOf(box('meta', ...namedTexts({ prompt })))).toEqual([{ carrier: 'mp4:prompt', text: prompt }]);
  });
});

describe('an item in an MP4', () => {
  it('may have its name written out', () => {
    const items = [freeformItem('prompt', '{}'), freeformItem('workflow', TEXT)];
    expect(rawOf(inList(...items))).toEqual([
      { carrier: 'mp4:prompt', text: '{}' },
      { carrier: 'mp4:workflow', text: TEXT },
    ]);
  });

  it.each(['©cmt', 'desc', 'ldes', '©too', '©des'])('called %s is read', (name) => {
    expect(rawOf(inList(typedItem(name, [1, UTF_8])))).toEqual([{ carrier: `mp4:${name}`, text: TEXT }]);
  });

  it('of a number beyond the names is read', () => {
    const [handler, keys, list] = namedTexts({ a: 'b' });
    const item = typedItem('\0\0\0\x07', [1, UTF_8]);
    const both = box('ilst', list?.subarray(8) ?? item, item);
    expect(rawOf(box('meta', handler ?? item, keys ?? item, both))).toEqual([
      { carrier: 'mp4:a', text: 'b' },
      { carrier: 'mp4:item 7', text: TEXT },
    ]);
  });

  it.each([
    { name: 'that begins with its names', order: [1, 0, 2] },
    { name: 'that ends with its names', order: [0, 2, 1] },
  ])('of a plain box $name is read', ({ order }) => {
    const boxes = namedTexts({ prompt: TEXT });
    const meta = box('meta', ...order.flatMap((at) => boxes[at] ?? []));
    expect(rawOf(box('udta', meta))).toEqual([{ carrier: 'mp4:prompt', text: TEXT }]);
  });
});

describe('user data in an MP4', () => {
  const COMMENT = [{ carrier: 'mp4:©cmt', text: TEXT }];

  it.each([
    { name: 'of a track', boxes: [box('trak', box('tkhd'), box('udta', userText('©cmt', TEXT)))] },
    { name: 'of a track, as items', boxes: [box('trak', inList(typedItem('©cmt', [1, UTF_8])))] },
    {
      name: 'of a track, as metadata',
      boxes: [box('trak', box('meta', ...itemList(typedItem('©cmt', [1, UTF_8]))))],
    },
    { name: 'with a box of iTunes in it', boxes: [box('udta', typedItem('©cmt', [1, UTF_8]))] },
    {
      name: 'in UTF-16',
      boxes: [box('udta', box('©cmt', u16(8), u16(0), MARK, UTF_16))],
    },
  ])('$name is read', ({ boxes }) => {
    expect(rawOf(...boxes)).toEqual(COMMENT);
  });

  it('in several languages is as many texts', () => {
    const [german, english] = ['eine Katze', 'a cat'].map((text) => userText('©cmt', text).subarray(8));
    const both = box('©cmt', german ?? MARK, english ?? MARK);
    expect(rawOf(box('udta', both)).map(({ text }) => text)).toEqual(['eine Katze', 'a cat']);
  });

  it('longer than its length can say is read, as FFmpeg writes it', () => {
    const text = 'a cat, '.repeat(20_000);
    expect(rawOf(box('udta', userText('©cmt', text)))).toEqual([{ carrier: 'mp4:©cmt', text }]);
  });
});

describe('an infotext in an MP4', () => {
  it.each(['©cmt', 'desc', '©des'])('is read from %s', (name) => {
    const file = Buffer.concat([MP4_TYPE, box('moov', inList(typedItem(name, [1, Buffer.from(INFOTEXT)])))]);
    expect(readBytes(file)).toMatchObject({ ...INFOTEXT_METADATA, carrier: `mp4:${name}`, warnings: [] });
  });
});

describe('XMP in an MP4', () => {
  const packet = Buffer.from(xmpPacket('<dc:description>a cat</dc:description>'));
  const uuid = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');

  it.each([
    { name: 'as a box of its own', file: Buffer.concat([MP4_TYPE, box('uuid', uuid, packet)]) },
    { name: 'as user data', file: Buffer.concat([MP4_TYPE, box('moov', box('udta', box('XMP_', packet)))]) },
  ])('$name is read', ({ file }) => {
    expect(readBytes(file).raw.map(({ carrier }) => carrier)).toEqual(['xmp', 'xmp:dc:description']);
  });
});
