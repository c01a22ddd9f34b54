import { describe, expect, it } from 'vitest';
import { drawThings } from '../../../metadata/generators/draw-things.js';
import { fieldOf } from '../../../metadata/texts/fields.js';
import { userComment as userCommentOf } from '../../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../../samples/bytes/jpeg.js';
import { commentBlock, readBytes, textAt } from '../../support/metadata-files.js';
import { iTXt, pngFile } from '../../../samples/bytes/png.js';

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#xA;');
const item = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`;

function packet(properties: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

const TOOL = '<xmp:CreatorTool>Draw Things</xmp:CreatorTool>';
const SETTINGS = {
  c: 'a "big" cat & 猫 <3',
  uc: 'a dog',
  model: 'dream.ckpt',
  lora: [{ model: 'cat.ckpt', weight: 0.5 }],
  sampler: 'DPM++ 2M AYS',
  scale: 5,
  seed: 4294967295,
  seed_mode: 'Scale Alike',
  steps: 30,
  strength: 1,
  size: '512x768',
  v2: { clipSkip: 2 },
};
const DESCRIPTION = [
  'a cat, 猫',
  'on a mat',
  '-a dog',
  'Steps: 30, Sampler: DPM++ 2M AYS, Guidance Scale: 5.0, Seed: 4294967295, Size: 512x768, Model: dream.ckpt, ' +
    'Strength: 1.0, Seed Mode: Scale Alike, LoRA 1 Model: cat.ckpt, LoRA 1 Weight: 0.5',
].join('\n');
const FOUND = {
  generator: { name: 'Draw Things', version: null },
  negativePrompt: 'a dog',
  model: { name: 'dream.ckpt', hash: null },
  loras: [{ name: 'cat.ckpt', weight: 0.5, hash: null }],
  sampler: 'DPM++ 2M AYS',
  cfgScale: 5,
  seed: '4294967295',
  steps: 30,
  denoisingStrength: 1,
  width: 512,
  height: 768,
};

function read(xmp: string) {
  const reading = drawThings.read([textAt('png:tEXt Title', 'a title'), textAt('xmp', xmp)]);
  return reading && { ...reading.values, warnings: reading.warnings };
}

const userComment = (text: string) => `<exif:UserComment>${item(text)}</exif:UserComment>`;
const description = (text: string) => `<dc:description>${item(text)}</dc:description>`;

describe('Draw Things', () => {
  it('is read from JSON in XMP', () => {
    const xmp = packet(TOOL + description(DESCRIPTION) + userComment(JSON.stringify(SETTINGS)));
    expect(read(xmp)).toMatchObject({ ...FOUND, prompt: 'a "big" cat & 猫 <3', clipSkip: 2, warnings: [] });
  });

  it('is read from the XMP of a PNG', () => {
    const xmp = packet(TOOL + userComment(JSON.stringify(SETTINGS)));
    expect(readBytes(pngFile([iTXt('XML:com.adobe.xmp', xmp)]))).toMatchObject(FOUND);
  });

  it('is read from the description where there is no JSON', () => {
    expect(read(packet(TOOL + description(DESCRIPTION)))).toMatchObject({
      ...FOUND,
      prompt: 'a cat, 猫\non a mat',
      warnings: [],
    });
  });

  it.each([
    { text: '-a dog\nSteps: 5', found: { prompt: '', negativePrompt: 'a dog', steps: 5 } },
    { text: 'a cat\nSteps: 5', found: { prompt: 'a cat', negativePrompt: '', steps: 5 } },
    { text: 'a cat\n-a dog\nand rain\nSteps: 5', found: { negativePrompt: 'a dog\nand rain' } },
  ])('has the prompts of $text', ({ text, found }) => {
    expect(read(packet(TOOL + description(text)))).toMatchObject(found);
  });

  it.each([
    {
      name: 'attributes',
      xmp: '<rdf:RDF><rdf:Description xmp:CreatorTool="Draw Things" exif:UserComment="{&quot;c&quot;:&quot;a cat&quot;}"/>',
    },
    {
      name: 'single quotes',
      xmp: `<rdf:RDF><rdf:Description xmp:CreatorTool='Draw Things' exif:UserComment='{"c":"a cat"}'/>`,
    },
    { name: 'plain elements', xmp: packet(`${TOOL}<exif:UserComment>{"c":"a cat"}</exif:UserComment>`) },
  ])('is read from XMP with $name', ({ xmp }) => {
    expect(read(xmp)).toMatchObject({ prompt: 'a cat' });
  });

  it('keeps seeds of 64 bits', () => {
    const text = '{"seed": 18446744073709551615}';
    expect(read(packet(TOOL + userComment(text)))).toMatchObject({ seed: '18446744073709551615' });
  });

  it('warns of values that are of the wrong kind', () => {
    const text = JSON.stringify({ size: 'big', seed: [], lora: 'cat' });
    expect(read(packet(TOOL + userComment(text)))?.warnings.toSorted()).toEqual([
      'expected a list for lora, found "cat"',
      'expected an integer for seed, found a list',
      'expected width x height for size, found "big"',
    ]);
  });

  it.each([
    {
      name: 'of another program',
      xmp: packet(`<xmp:CreatorTool>GIMP</xmp:CreatorTool>${userComment('{"c":"Draw Things"}')}`),
    },
    { name: 'without settings', xmp: packet(TOOL) },
    { name: 'cut off', xmp: `<rdf:RDF>${TOOL}<exif:UserComment><rdf:Alt><rdf:li>{"c":` },
    {
      name: 'with garbage',
      xmp: packet(TOOL + userComment('garbage') + description('&#x110000;&#99999999;&bad;')),
    },
  ])('is not seen in XMP $name', ({ xmp }) => {
    expect(read(xmp)).toBeNull();
  });
});

describe('Draw Things, where its texts are unusual', () => {
  const PAIRS = 'Steps: 5, Seed: 7';

  it.each([
    {
      name: 'dashes in the prompt',
      text: `a list:\n- cat\n- mat\n-a dog\n${PAIRS}`,
      prompt: 'a list:\n- cat\n- mat',
      negative: 'a dog',
    },
    {
      name: 'lines of space',
      text: ` a cat \n\n  on a mat\n-a dog \n\n${PAIRS}`,
      prompt: ' a cat \n\n  on a mat'.trim(),
      negative: 'a dog \n',
    },
    {
      name: 'the word in the prompt',
      text: `a cat\nSteps: up the stairs\n-a dog\n${PAIRS}`,
      prompt: 'a cat\nSteps: up the stairs',
      negative: 'a dog',
    },
    { name: 'line ends of Windows', text: `a cat\r\n-a dog\r\n${PAIRS}`, prompt: 'a cat', negative: 'a dog' },
    { name: 'an empty negative prompt', text: `a cat\n-\n${PAIRS}`, prompt: 'a cat', negative: '' },
  ])('has the prompts of a description with $name', ({ text, prompt, negative }) => {
    const own = fieldOf('xmp:dc:description', text.trim(), 'dc:description');
    const reading = drawThings.read([CREATOR, own]);
    expect(reading?.values).toMatchObject({ prompt, negativePrompt: negative, steps: 5, seed: '7' });
  });

  const CREATOR = fieldOf('xmp:xmp:CreatorTool', 'Draw Things 1.20', 'xmp:CreatorTool');

  it('has the description where the JSON is damaged', () => {
    const json = fieldOf('xmp:exif:UserComment', '{"c": "a d', 'exif:UserComment');
    const own = fieldOf('xmp:dc:description', DESCRIPTION, 'dc:description');
    expect(drawThings.read([CREATOR, own, json])).toMatchObject({
      field: own,
      values: { seed: '4294967295', model: { name: 'dream.ckpt' } },
    });
  });

  it('has LoRAs in any order, with and without weights', () => {
    const own = fieldOf(
      'xmp:dc:description',
      `a cat\n${PAIRS}, LoRA 2 Weight: -0.5, LoRA 2 Model: b.ckpt, LoRA 1 Model: a.ckpt, LoRA 3 Weight: 1`,
      'dc:description',
    );
    expect(drawThings.read([CREATOR, own])?.values.loras).toEqual([
      { name: 'b.ckpt', weight: -0.5, hash: null },
      { name: 'a.ckpt', weight: null, hash: null },
    ]);
  });

  it.each([{ size: '512x768' }, { size: [512, 768] }, { v2: { width: 512, height: 768 } }])(
    'has the size of %j',
    (size) => {
      const json = fieldOf('xmp:exif:UserComment', JSON.stringify(size), 'exif:UserComment');
      expect(drawThings.read([CREATOR, json])?.values).toMatchObject({ width: 512, height: 768 });
    },
  );

  it('is read from its JSON alone, in the UserComment of EXIF', () => {
    const block = commentBlock(userCommentOf(JSON.stringify(SETTINGS)));
    expect(readBytes(jpegFile([exifSegment(block)]))).toMatchObject({
      ...FOUND,
      carrier: 'exif:UserComment',
    });
  });
});
