import { describe, expect, it } from 'vitest';
import { type ExifTag, tiffBlock, userComment } from '../../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../../samples/bytes/jpeg.js';
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

  it('has a prompt of nothing where nothing was typed, whatever the styles made of it', () => {
    expect(read({ ...SETTINGS, prompt: '', negative_prompt: '' })).toMatchObject({
      prompt: '',
      negativePrompt: '',
    });
  });

  it('has LoRAs without hashes in early versions', () => {
    const { loras: _, ...settings } = SETTINGS;
    expect(
      read({
        ...settings,
        lora_combined_3: 'a : b : -1',
        lora_combined_4: 'none',
        lora_combined_5: 'False : b : 1',
        lora_combined_6: 'True : c : 1',
      }).loras,
    ).toEqual([
      { name: 'cat', weight: 0.5, hash: null },
      { name: 'a : b', weight: -1, hash: null },
      { name: 'c', weight: 1, hash: null },
    ]);
  });

  it.each([{ metadata_scheme: 'fooocus' }, { version: 'Fooocus v2.2.0' }, { full_prompt: [] }])(
    'is seen by %j',
    (sign) => {
      expect(read({ base_model: 'dream', ...sign }).generator?.name).toBe('Fooocus');
    },
  );

  const COMBINED = { name: 'cat', weight: 0.5, hash: null };

  it('warns of values that are of the wrong kind', () => {
    const metadata = read({ ...SETTINGS, resolution: 'square', seed: '', loras: [1, []], steps: false });
    expect(metadata).toMatchObject({ width: null, height: null, seed: null, loras: [COMBINED] });
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

describe('Fooocus, where its JSON is unlike that of today', () => {
  it.each([
    { resolution: '(768, 1280)' },
    { resolution: '768x1280' },
    { resolution: '768 × 1280' },
    { resolution: '768*1280' },
    { resolution: [768, 1280] },
    { resolution: ['768', '1280'] },
    { resolution: undefined, width: '768', height: 1280 },
  ])('has the size of %j', (size) => {
    expect(read({ ...SETTINGS, ...size })).toMatchObject({ width: 768, height: 1280, warnings: [] });
  });

  it.each(['9223372036854775807', '0', '6952411511246973023'])('keeps the seed %s, which is text', (seed) => {
    expect(read({ ...SETTINGS, seed }).seed).toBe(seed);
  });

  it('has what the styles made of a prompt that is not written', () => {
    expect(
      read({ ...SETTINGS, prompt: undefined, negative_prompt: null, full_negative_prompt: 'a dog' }),
    ).toMatchObject({ prompt: 'cinematic a cat\nsharp', negativePrompt: 'a dog' });
  });

  it('has more LoRAs than its interface shows, and none that is None', () => {
    const { loras: _, lora_combined_1: __, ...settings } = SETTINGS;
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_value, index) => [`lora_combined_${index + 1}`, `cat ${index} : 0.5`]),
    );
    const sorted = Object.fromEntries(Object.entries(many).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const { loras } = read({ ...settings, ...sorted, lora_combined_3: 'None : 1' });
    expect(loras).toHaveLength(19);
    expect(loras.slice(0, 3).map(({ name }) => name)).toEqual(['cat 0', 'cat 1', 'cat 3']);
  });

  it.each([
    { code: '', name: 'without a character code' },
    { code: 'ASCII\0\0\0', name: 'behind ASCII' },
    { code: 'UNICODE\0', name: 'behind UNICODE' },
  ])('is read from EXIF in IFD0 $name, by the software and the scheme beside it', ({ code }) => {
    const { metadata_scheme: _, version: __, full_prompt: ___, ...settings } = SETTINGS;
    const text = JSON.stringify(settings).replaceAll('猫', '\\u732b');
    const tiff = tiffBlock([
      {
        tag: 0x9286,
        type: code === '' ? 2 : 7,
        value: userComment(text, code === 'UNICODE\0' ? 'utf-16be' : 'utf-8', code),
        directory: 'ifd0',
      },
      { tag: 0x0131, type: 2, value: Buffer.from('Fooocus v2.5.5\0'), directory: 'ifd0' },
      { tag: 0x927c, type: 2, value: Buffer.from('fooocus\0'), directory: 'ifd0' },
    ]);
    expect(readBytes(jpegFile([exifSegment(tiff)]))).toMatchObject({
      generator: { name: 'Fooocus', version: 'Fooocus v2.5.5' },
      prompt: 'a cat, 猫',
      seed: '6952411511246973023',
      carrier: 'exif:UserComment',
    });
  });

  it('is seen by the scheme beside it in PNG, in any case of letters', () => {
    const png = pngFile([tEXt('Fooocus_Scheme', 'fooocus'), tEXt('Parameters', '{"base_model": "dream"}')]);
    expect(readBytes(png).generator?.name).toBe('Fooocus');
  });
});
