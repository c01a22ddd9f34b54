import { describe, expect, it } from 'vitest';
import { readMetadataSync } from '../../../metadata/read-source.js';
import {
  CLUSTER,
  element,
  endlessElement,
  seekHead,
  SEGMENT,
  shortElement,
  SIMPLE_BLOCK,
  simpleTag,
  WEBM_HEADER,
  webmTags,
} from '../../../samples/bytes/webm.js';
import { NO_METADATA, readBytes, watchedSource } from '../../support/metadata-files.js';

const PROMPT = simpleTag('PROMPT', '{"3": {}}');
const WORKFLOW = simpleTag('WORKFLOW', '{"nodes": ["猫"]}');
const TAGS = webmTags(PROMPT, WORKFLOW);
const RAW = [
  { carrier: 'webm:PROMPT', text: '{"3": {}}' },
  { carrier: 'webm:WORKFLOW', text: '{"nodes": ["猫"]}' },
];
const BLOCK = element(SIMPLE_BLOCK, Buffer.alloc(3000));
const PIXELS = element(CLUSTER, shortElement('e7', Buffer.of(0)), BLOCK, BLOCK);
const LIVE = endlessElement(CLUSTER, shortElement('e7', Buffer.of(0)), BLOCK);
const INFO = element('1549a966', Buffer.alloc(60));

function named(name: string): Buffer {
  return element('45a3', Buffer.from(name));
}

/** A tag with another one between its name and its text, behind it. */
function nestedTag(name: string, text: string, inner: Buffer): Buffer {
  return element('67c8', named(name), element('4487', Buffer.from(text)), inner);
}

describe('tags in a WebM', () => {
  it.each([
    { name: 'in front of the pixels', segment: element(SEGMENT, INFO, TAGS, PIXELS) },
    { name: 'behind the pixels', segment: element(SEGMENT, INFO, PIXELS, PIXELS, TAGS) },
    { name: 'in a segment of unknown length', segment: endlessElement(SEGMENT, INFO, PIXELS, TAGS) },
    { name: 'behind clusters of unknown length', segment: endlessElement(SEGMENT, INFO, LIVE, LIVE, TAGS) },
    { name: 'in two lists', segment: element(SEGMENT, webmTags(PROMPT), PIXELS, webmTags(WORKFLOW)) },
    {
      name: 'with the text in front of the name',
      segment: element(SEGMENT, webmTags(simpleTag('PROMPT', '{"3": {}}', { textFirst: true }), WORKFLOW)),
    },
    {
      name: 'beside tags without a text',
      segment: element(
        SEGMENT,
        webmTags(element('67c8', element('45a3', Buffer.from('NONE'))), PROMPT, WORKFLOW),
      ),
    },
    { name: 'behind padding', segment: element(SEGMENT, element('ec', Buffer.alloc(500)), TAGS) },
    {
      name: 'of unknown length',
      segment: element(SEGMENT, endlessElement('1254c367', TAGS.subarray(12)), PIXELS),
    },
    {
      name: 'with other tags in them',
      segment: element(
        SEGMENT,
        webmTags(nestedTag('PROMPT', '{"3": {}}', simpleTag('WORKFLOW', '{"nodes": ["猫"]}'))),
      ),
    },
    {
      name: 'as bytes',
      segment: element(
        SEGMENT,
        webmTags(
          PROMPT,
          element('67c8', named('WORKFLOW'), element('4485', Buffer.from('{"nodes": ["猫"]}'))),
        ),
      ),
    },
    {
      name: 'with NULs behind them',
      segment: element(SEGMENT, webmTags(simpleTag('PROMPT\0\0', '{"3": {}}\0'), WORKFLOW)),
    },
  ])('$name are read', ({ segment }) => {
    const metadata = readBytes(Buffer.concat([WEBM_HEADER, segment]));
    expect(metadata).toMatchObject({ format: 'webm', raw: RAW, errors: [] });
    expect(metadata.warnings.filter((warning) => warning.includes('WebM'))).toEqual([]);
  });
});

describe('a tag in a WebM', () => {
  it('keeps its own text where another tag stands in front of it', () => {
    const outer = element('67c8', named('A'), simpleTag('B', 'b'), element('4487', Buffer.from('a')));
    const file = Buffer.concat([WEBM_HEADER, element(SEGMENT, webmTags(outer))]);
    expect(readBytes(file).raw).toEqual([
      { carrier: 'webm:B', text: 'b' },
      { carrier: 'webm:A', text: 'a' },
    ]);
  });

  it.each(['prompt', 'Prompt', 'PROMPT'])('called %s keeps its name', (name) => {
    const file = Buffer.concat([WEBM_HEADER, element(SEGMENT, webmTags(simpleTag(name, '{}')))]);
    expect(readBytes(file).raw).toEqual([{ carrier: `webm:${name}`, text: '{}' }]);
  });

  it('of bytes that are no text is none', () => {
    const picture = element('67c8', named('COVER'), element('4485', Buffer.from('ffd8ff00', 'hex')));
    const file = Buffer.concat([WEBM_HEADER, element(SEGMENT, webmTags(picture, PROMPT, WORKFLOW))]);
    expect(readBytes(file).raw).toEqual(RAW);
  });
});

describe('a list of what stands where', () => {
  const clusters = Buffer.concat(Array.from({ length: 500 }, () => LIVE));
  const position = (list: Buffer) => list.length + clusters.length;
  const listOf = (id: string, offset: number) => {
    const list = seekHead([
      ['1549a966', 5],
      [id, 0],
    ]);
    return seekHead([
      ['1549a966', 5],
      [id, position(list) + offset],
    ]);
  };

  it('leads over the blocks of a live recording', () => {
    const segment = endlessElement(SEGMENT, listOf('1254c367', 0), clusters, TAGS);
    const source = watchedSource(Buffer.concat([WEBM_HEADER, segment]));
    expect(readMetadataSync(source)).toMatchObject({ raw: RAW, errors: [] });
    expect(source.bytesRead).toBeLessThan(20_000);
    expect(source.strayReads).toEqual([]);
  });

  it.each([
    { name: 'is wrong', list: listOf('1254c367', -7) },
    { name: 'points behind the end', list: listOf('1254c367', 1e9) },
    { name: 'is of other elements', list: listOf('1043a770', 0) },
  ])('that $name does no harm', ({ list }) => {
    const file = Buffer.concat([WEBM_HEADER, endlessElement(SEGMENT, list, clusters, TAGS)]);
    expect(readBytes(file)).toMatchObject({ raw: RAW, errors: [] });
  });

  it('leads over rubbish', () => {
    const list = listOf('1254c367', 0);
    const rubbish = Buffer.alloc(clusters.length);
    const file = Buffer.concat([WEBM_HEADER, element(SEGMENT, list, rubbish, TAGS)]);
    expect(readBytes(file)).toMatchObject({ raw: RAW, errors: [] });
  });
});

describe('a WebM without tags', () => {
  it.each([
    { name: 'as usual', segment: element(SEGMENT, INFO, PIXELS) },
    { name: 'of a live recording', segment: endlessElement(SEGMENT, INFO, LIVE) },
  ])('$name has no warning and no error', ({ segment }) => {
    expect(readBytes(Buffer.concat([WEBM_HEADER, segment]))).toMatchObject({
      ...NO_METADATA,
      format: 'webm',
      raw: [],
      warnings: [],
      errors: [],
    });
  });
});

describe('a damaged WebM', () => {
  it.each([
    { name: 'rubbish', rest: Buffer.alloc(50) },
    { name: 'an element longer than any file', rest: Buffer.from('ec01fffffffffffffe', 'hex') },
    { name: 'a tag longer than the limit', rest: Buffer.from('45a301fffffffffffffe', 'hex') },
    { name: 'a text of unknown length', rest: Buffer.from('448701ffffffffffffff00', 'hex') },
    { name: 'half a tag', rest: webmTags(simpleTag('COMMENT', 'a cat')).subarray(0, -2) },
  ])('with $name behind its tags keeps them, with a warning', ({ rest }) => {
    const metadata = readBytes(Buffer.concat([WEBM_HEADER, endlessElement(SEGMENT, TAGS, rest)]));
    expect(metadata).toMatchObject({ raw: RAW, errors: [] });
    expect(metadata.warnings).toContainEqual(expect.stringContaining('WebM'));
  });

  it('of segments in segments comes to an end', () => {
    const nested = Buffer.concat(Array.from({ length: 200_000 }, () => endlessElement(SEGMENT)));
    const metadata = readBytes(Buffer.concat([WEBM_HEADER, nested]));
    expect(metadata.warnings).toEqual([expect.stringContaining('elements; the rest was not read')]);
  });
});
