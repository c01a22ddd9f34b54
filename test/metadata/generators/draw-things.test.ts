import { describe, expect, it } from 'vitest';
import { drawThings } from '../../../metadata/generators/draw-things.js';
import { readBytes, textAt } from '../../support/metadata-files.js';
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
