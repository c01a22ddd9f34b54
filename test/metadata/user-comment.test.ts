import { describe, expect, it } from 'vitest';
import { decodeUserComment } from '../../metadata/texts/user-comment.js';
import { type CommentEncoding, userComment } from '../../samples/bytes/exif.js';
import { PARAMETER_LINE } from '../support/metadata-files.js';

const TEXT = `Zoë, 猫, 😀\n${PARAMETER_LINE}`;
const NUL_CODE = '\0'.repeat(8);
const JIS_CODE = 'JIS\0\0\0\0\0';
const ASCII_CODE = 'ASCII\0\0\0';

const BLOCKS = [
  { block: 'MM', littleEndian: false },
  { block: 'II', littleEndian: true },
];

describe.each(BLOCKS)('a UserComment in a block in $block order', ({ littleEndian }) => {
  it.each<{ name: string; encoding: CommentEncoding; code: string; text: string }>([
    {
      name: 'UNICODE, big-endian (A1111; Civitai in II)',
      encoding: 'utf-16be',
      code: 'UNICODE\0',
      text: TEXT,
    },
    { name: 'UNICODE, little-endian (SwarmUI)', encoding: 'utf-16le', code: 'UNICODE\0', text: TEXT },
    { name: 'UNICODE, UTF-8', encoding: 'utf-8', code: 'UNICODE\0', text: TEXT },
    { name: 'ASCII', encoding: 'utf-8', code: ASCII_CODE, text: 'a cat' },
    { name: 'ASCII, UTF-8 (NovelAI)', encoding: 'utf-8', code: ASCII_CODE, text: TEXT },
    { name: 'eight NULs', encoding: 'utf-8', code: NUL_CODE, text: TEXT },
    { name: 'no code', encoding: 'utf-8', code: '', text: TEXT },
    { name: 'no code, shorter than one', encoding: 'utf-8', code: '', text: 'a cat' },
    { name: 'JIS, only ASCII', encoding: 'utf-8', code: JIS_CODE, text: PARAMETER_LINE },
    { name: 'UNICODE, nothing', encoding: 'utf-16be', code: 'UNICODE\0', text: '' },
    { name: 'no code, nothing', encoding: 'utf-8', code: '', text: '' },
  ])('$name', ({ encoding, code, text }) => {
    expect(decodeUserComment(userComment(text, encoding, code), littleEndian)).toBe(text);
  });

  it.each<{ encoding: CommentEncoding; text: string }>([
    { encoding: 'utf-16be', text: 'a cat' },
    { encoding: 'utf-16le', text: 'a cat' },
    { encoding: 'utf-16be', text: '日本語' },
    { encoding: 'utf-16le', text: '日本語' },
  ])('a byte order mark decides: $encoding, $text', ({ encoding, text }) => {
    expect(decodeUserComment(userComment(`\uFEFF${text}`, encoding), littleEndian)).toBe(text);
  });

  it.each<{ encoding: CommentEncoding; text: string }>([
    { encoding: 'utf-16be', text: '日本語の女の子、青空' },
    { encoding: 'utf-16le', text: '日本語の女の子、青空' },
    { encoding: 'utf-8', text: '日本語の女の子、青空' },
    { encoding: 'utf-16be', text: '东方女孩，红色长发，蓝天' },
    { encoding: 'utf-16le', text: '东方女孩，红色长发，蓝天' },
  ])('without a single NUL the plausible one is taken: $encoding, $text', ({ encoding, text }) => {
    expect(decodeUserComment(userComment(text, encoding), littleEndian)).toBe(text);
  });

  it.each([1, 2, 3, 4, 64])('%i NULs at the end are dropped, whatever the encoding', (count) => {
    const nuls = Buffer.alloc(count);
    const decode = (encoding: CommentEncoding, code?: string) =>
      decodeUserComment(Buffer.concat([userComment(TEXT, encoding, code), nuls]), littleEndian);
    expect(decode('utf-16be')).toBe(TEXT);
    expect(decode('utf-16le')).toBe(TEXT);
    expect(decode('utf-8')).toBe(TEXT);
    expect(decode('utf-8', ASCII_CODE)).toBe(TEXT);
    expect(decode('utf-8', NUL_CODE)).toBe(TEXT);
    expect(decode('utf-8', '')).toBe(TEXT);
  });

  /** Behind the part of the text that is looked at first; `一` is a NUL byte in the wrong place. */
  it.each<{ encoding: CommentEncoding }>([{ encoding: 'utf-16be' }, { encoding: 'utf-16le' }])(
    'a long Chinese prompt is read in $encoding, though its only NULs belong to 一',
    ({ encoding }) => {
      const text = `${'一个女孩，红色长发，蓝天。'.repeat(60)}\n${PARAMETER_LINE}`;
      expect(decodeUserComment(userComment(text, encoding), littleEndian)).toBe(text);
    },
  );
});

describe.each(BLOCKS)('UTF-16 without the right code, in a block in $block order', ({ littleEndian }) => {
  it.each(['', NUL_CODE, ASCII_CODE, 'Unicode\0', 'UNICODE '])('behind %j', (code) => {
    for (const encoding of ['utf-16be', 'utf-16le'] as const) {
      expect(decodeUserComment(userComment(TEXT, encoding, code), littleEndian)).toBe(TEXT);
      expect(decodeUserComment(userComment(`\uFEFF${TEXT}`, encoding, code), littleEndian)).toBe(TEXT);
    }
  });
});

describe('text whose high bytes look like control characters', () => {
  it.each(BLOCKS)('is no UTF-8, in a block in $block order', ({ littleEndian }) => {
    for (const encoding of ['utf-16be', 'utf-16le'] as const) {
      expect(decodeUserComment(userComment('котсидит', encoding), littleEndian)).toBe('котсидит');
    }
  });

  it('is UTF-8 where control characters stand in it', () => {
    expect(decodeUserComment(userComment('a\x1bcat on a mat', 'utf-8'), false)).toBe('a\x1bcat on a mat');
  });
});

describe('text whose low bytes are zero', () => {
  it.each<{ text: string; encoding: CommentEncoding; littleEndian: boolean }>([
    { text: '一人の少女', encoding: 'utf-16be', littleEndian: false },
    { text: '一人の少女', encoding: 'utf-16le', littleEndian: true },
    { text: '青い空　白い雲', encoding: 'utf-16be', littleEndian: false },
    { text: '青い空　白い雲', encoding: 'utf-16le', littleEndian: true },
  ])('$text in $encoding, in a block of the same order', ({ text, encoding, littleEndian }) => {
    expect(decodeUserComment(userComment(text, encoding), littleEndian)).toBe(text);
  });
});

describe('other encodings', () => {
  it('ASCII that is no UTF-8 is Latin-1', () => {
    const bytes = Buffer.from(`${ASCII_CODE}Zoë`, 'latin1');
    expect(decodeUserComment(bytes, false)).toBe('Zoë');
  });

  it('ASCII may be filled up with spaces', () => {
    expect(decodeUserComment(Buffer.from('ASCII   a cat'), false)).toBe('a cat');
  });

  it('without a code, what is no UTF-8 is Latin-1', () => {
    expect(decodeUserComment(Buffer.from('Zoë and Chloë', 'latin1'), false)).toBe('Zoë and Chloë');
  });

  it('JIS is ISO 2022-JP', () => {
    const hiragana = Buffer.from('\x1b$B$M$3\x1b(B, a cat', 'latin1');
    expect(decodeUserComment(Buffer.concat([Buffer.from(JIS_CODE), hiragana]), false)).toBe('ねこ, a cat');
  });

  it('NULs inside UTF-16 are not dropped', () => {
    expect(decodeUserComment(userComment('a\0b', 'utf-16be'), false)).toBe('a\0b');
  });

  it('half a character at the end is dropped', () => {
    const bytes = userComment('a cat', 'utf-16be');
    expect(decodeUserComment(Buffer.concat([bytes, Buffer.of(0x20)]), false)).toBe('a cat');
  });
});
