import { describe, expect, it } from 'vitest';
import { a1111 } from '../../metadata/generators/a1111.js';
import { INFOTEXT, PARAMETER_LINE, readInfotext, textAt } from '../support/metadata-files.js';

const CHECKPOINT =
  '{"type":"checkpoint","modelVersionId":2514310,"modelName":"WAI, illustrious","modelVersionName":"v16.0"}';
const LORA =
  '{"type":"lora","weight":0.8,"modelVersionId":135867,"modelName":"Detail","modelVersionName":"v1"}';
const METADATA = 'Civitai metadata: {"remixOfId":1,"a":{"b":"}, ]","c":"\\"}"},"d":[{}]}';

function read(pairs: string, prompt = 'a cat') {
  return readInfotext(
    `${prompt}\nNegative prompt: a dog\n${PARAMETER_LINE}, Clip skip: 2, Created Date: 2026-01-04T01:27:21.27Z, ${pairs}`,
  );
}

describe('the infotext of Civitai', () => {
  it('lists what was used', () => {
    expect(read(`Civitai resources: [${CHECKPOINT},${LORA}], ${METADATA}`)).toMatchObject({
      generator: { name: 'Civitai', version: null },
      prompt: 'a cat',
      negativePrompt: 'a dog',
      seed: '1337',
      clipSkip: 2,
      model: { name: 'WAI, illustrious', hash: null },
      loras: [{ name: 'Detail', weight: 0.8, hash: null }],
      resources: [
        {
          type: 'checkpoint',
          name: 'WAI, illustrious',
          version: 'v16.0',
          versionId: '2514310',
          air: null,
          hash: null,
          weight: null,
        },
        {
          type: 'lora',
          name: 'Detail',
          version: 'v1',
          versionId: '135867',
          air: null,
          hash: null,
          weight: 0.8,
        },
      ],
      warnings: [],
    });
  });

  it('may list without names', () => {
    expect(
      read('Civitai resources: [{"type":"checkpoint","modelVersionId":9007199254740993}]'),
    ).toMatchObject({
      model: null,
      loras: [],
      resources: [{ name: null, versionId: '9007199254740993' }],
      warnings: [],
    });
  });

  it('has the model and the LoRAs that stand elsewhere first', () => {
    expect(read(`Model: x, Civitai resources: [${CHECKPOINT},${LORA}]`, 'a <lora:b:1>')).toMatchObject({
      model: { name: 'x' },
      loras: [{ name: 'b', weight: 1 }],
    });
  });

  it.each([
    { list: '[]', count: 0, warnings: 0 },
    { list: '[1, null, "x"]', count: 0, warnings: 0 },
    { list: '[{}]', count: 1, warnings: 0 },
    { list: '{"a": 1}', count: 0, warnings: 1 },
    { list: '[{"type": ', count: 0, warnings: 1 },
  ])('lists nothing that is not there: $list', ({ list, count, warnings }) => {
    const metadata = read(`Civitai resources: ${list}`);
    expect(metadata.resources).toHaveLength(count);
    expect(metadata.warnings).toHaveLength(warnings);
    expect(metadata).toMatchObject({ prompt: 'a cat', seed: '1337' });
  });

  it('is of the program that names itself', () => {
    expect(read(`Civitai resources: [${CHECKPOINT}], Version: ComfyUI`).generator).toEqual({
      name: 'ComfyUI',
      version: 'ComfyUI',
    });
    expect(read('Hashes: {"model": "1"}').generator?.name).toBe('AUTOMATIC1111');
  });

  it('is known by how its EXIF is signed', () => {
    const signature = [
      textAt('exif:Software', '42adebcb-68ad-45e2-9c83-f92b6b11d852'),
      textAt('exif:Artist', 'ai'),
    ];
    const text = textAt('exif:UserComment', INFOTEXT);
    expect(a1111.read([...signature, text])?.values.generator?.name).toBe('Civitai');
    expect(a1111.read([...signature.slice(0, 1), text])?.values.generator?.name).toBe('AUTOMATIC1111');
  });
});
