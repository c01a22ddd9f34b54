import { describe, expect, it } from 'vitest';
import {
  CLUSTER,
  element,
  endlessElement,
  SEGMENT,
  shortElement,
  SIMPLE_BLOCK,
  simpleTag,
  WEBM_HEADER,
  webmTags,
} from '../../../samples/bytes/webm.js';
import { NO_METADATA, readBytes } from '../../support/metadata-files.js';

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
  ])('$name are read', ({ segment }) => {
    const metadata = readBytes(Buffer.concat([WEBM_HEADER, segment]));
    expect(metadata).toMatchObject({ format: 'webm', raw: RAW, errors: [] });
    expect(metadata.warnings.filter((warning) => warning.includes('WebM'))).toEqual([]);
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
