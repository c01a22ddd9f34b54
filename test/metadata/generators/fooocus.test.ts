import { describe, expect, it } from 'vitest';
import { type ExifTag, tiffBlock } from '../../../samples/bytes/exif.js';
import { iTXt, pngFile, tEXt } from '../../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { INFOTEXT, readBytes } from '../../support/metadata-files.js';

const SETTINGS = {
  base_model: 'dream',
  base_model_hash: 'abc',
  clip_skip: 2,
  full_negative_prompt: ['a dog', 'ugly'],
  full_prompt: ['cinematic a cat', 'sharp'],
  guidance_scale: 4,
  loras: [['cat', 0.5, 'def']],
  lora_combined_1: 'cat : 0.5',
  metadata_scheme: 'fooocus',
  negative_prompt: 'a dog',
  prompt: 'a cat, 猫',
  resolution: '(768, 1280)',
  sampler: 'dpmpp_2m_sde_gpu',
  scheduler: 'karras',
  seed: '6952411511246973023',
  steps: 30,
  styles: "['Fooocus V2']",
  vae: 'Default (model)',
  version: 'Fooocus v2.5.5',
};
const FOUND = {
  generator: { name: 'Fooocus', version: 'Fooocus v2.5.5' },
  prompt: 'a cat, 猫',
  negativePrompt: 'a dog',
  seed: '6952411511246973023',
  steps: 30,
  cfgScale: 4,
  sampler: 'dpmpp_2m_sde_gpu',
  scheduler: 'karras',
  model: { name: 'dream', hash: 'abc' },
  loras: [{ name: 'cat', weight: 0.5, hash: 'def' }],
  vae: 'Default (model)',
  clipSkip: 2,
  width: 768,
  height: 1280,
  warnings: [],
};

const read = (settings: object | string) =>
  readBytes(
    pngFile([iTXt('parameters', typeof settings === 'string' ? settings : JSON.stringify(settings))]),
  );

describe('Fooocus', () => {
  it('is read from PNG', () => {
    const png = pngFile([tEXt('fooocus_scheme', 'fooocus'), iTXt('parameters', JSON.stringify(SETTINGS))]);
    expect(readBytes(png)).toMatchObject({ ...FOUND, carrier: 'png:iTXt parameters' });
  });

  it('is read from EXIF, where UserComment is ASCII in the first directory', () => {
    const escaped = JSON.stringify(SETTINGS).replaceAll('猫', String.raw`\u732b`);
    const ascii = (tag: number, text: string): ExifTag => ({
      tag,
      type: 2,
      value: Buffer.from(`${text}\0`),
      directory: 'ifd0',
    });
    const tiff = tiffBlock([
      ascii(0x0131, 'Fooocus v2.5.5'),
      ascii(0x927c, 'fooocus'),
      ascii(0x9286, escaped),
    ]);
    expect(readBytes(webpFile([webpChunk('EXIF', tiff)]))).toMatchObject({
      ...FOUND,
      carrier: 'exif:UserComment',
    });
  });

  it('has what the styles made of it where no prompt was typed', () => {
    expect(read({ ...SETTINGS, prompt: '', negative_prompt: '' })).toMatchObject({
      prompt: 'cinematic a cat\nsharp',
      negativePrompt: 'a dog\nugly',
    });
  });

  it('has LoRAs without hashes in early versions', () => {
    const { loras: _, ...settings } = SETTINGS;
    expect(read({ ...settings, lora_combined_3: 'a : b : -1', lora_combined_4: 'none' }).loras).toEqual([
      { name: 'cat', weight: 0.5, hash: null },
      { name: 'a : b', weight: -1, hash: null },
    ]);
  });

  it.each([{ metadata_scheme: 'fooocus' }, { version: 'Fooocus v2.2.0' }, { full_prompt: [] }])(
    'is seen by %j',
    (sign) => {
      expect(read({ base_model: 'dream', ...sign }).generator?.name).toBe('Fooocus');
    },
  );

  it('warns of values that are of the wrong kind', () => {
    const metadata = read({ ...SETTINGS, resolution: 'square', seed: '', loras: [1, []], steps: false });
    expect(metadata).toMatchObject({ width: null, height: null, seed: null, loras: [] });
    expect(metadata.warnings.toSorted()).toEqual([
      'a LoRA is not understood',
      'a LoRA is not understood',
      'expected an integer for steps, found false',
      'expected width x height for resolution, found "square"',
    ]);
  });

  it('keeps seeds of 64 bits, as number too', () => {
    const text = JSON.stringify({ ...SETTINGS, seed: 0 }).replace('"seed":0', '"seed":18446744073709551615');
    expect(read(text).seed).toBe('18446744073709551615');
  });

  it.each(['{"base_model": "x"}', '{"base_model": "x", "full_prompt": [', 'base_model'])(
    'is not seen in %s',
    (text) => {
      expect(read(text).generator).toBeNull();
    },
  );

  it('in the scheme a1111 is infotext', () => {
    const png = pngFile([
      tEXt('fooocus_scheme', 'a1111'),
      tEXt('parameters', `${INFOTEXT}, Version: Fooocus v2.5.5`),
    ]);
    expect(readBytes(png)).toMatchObject({
      generator: { name: 'Fooocus', version: 'Fooocus v2.5.5' },
      prompt: 'a cat',
    });
  });
});
