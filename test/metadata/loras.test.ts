import { describe, expect, it } from 'vitest';
import { PARAMETER_LINE, readInfotext } from '../support/metadata-files.js';

function loras(prompt: string, pairs = '') {
  return readInfotext(`${prompt}\n${PARAMETER_LINE}${pairs}`).loras;
}

describe('LoRAs of a prompt', () => {
  it.each([
    { prompt: 'a cat', found: [] },
    { prompt: '<lora:cat:1>', found: [{ name: 'cat', weight: 1 }] },
    {
      prompt: 'a <lora:cat:0.8> and <lora:dog:.5>',
      found: [
        { name: 'cat', weight: 0.8 },
        { name: 'dog', weight: 0.5 },
      ],
    },
    { prompt: '<lora:cat:-0.5>', found: [{ name: 'cat', weight: -0.5 }] },
    { prompt: '<lora:cat>', found: [{ name: 'cat', weight: null }] },
    { prompt: '<lora:cat:>', found: [{ name: 'cat', weight: null }] },
    { prompt: '<lora:cat:strong>', found: [{ name: 'cat', weight: null }] },
    { prompt: '<lora:cat:0.5:0.7>', found: [{ name: 'cat', weight: 0.5 }] },
    { prompt: '<lora:cat:1:lbw=OUTALL:stop=20>', found: [{ name: 'cat', weight: 1 }] },
    {
      prompt: '<lora:My Cat v1.5 (final) - copy_2:1>',
      found: [{ name: 'My Cat v1.5 (final) - copy_2', weight: 1 }],
    },
    { prompt: '<lora:猫:0.3>', found: [{ name: '猫', weight: 0.3 }] },
    { prompt: '<lora:styles/cat:1>', found: [{ name: 'styles/cat', weight: 1 }] },
    { prompt: '<lyco:cat:0.6>', found: [{ name: 'cat', weight: 0.6 }] },
    { prompt: '<lora:cat:1> <lora:cat:0.5>', found: [{ name: 'cat', weight: 1 }] },
    { prompt: '<lora:<lora:cat:1>', found: [{ name: 'cat', weight: 1 }] },
    { prompt: '<lora:cat:1', found: [] },
    { prompt: '<lora::1>', found: [] },
    { prompt: 'lora:cat:1', found: [] },
    { prompt: '<hypernet:cat:1>', found: [] },
  ])('$prompt', ({ prompt, found }) => {
    expect(loras(prompt)).toEqual(found.map((lora) => ({ ...lora, hash: null })));
  });

  it('on several lines, in their order', () => {
    expect(loras('<lora:b:1>\na cat\n<lora:a:1>').map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('have the hashes of the parameter line', () => {
    expect(loras('<lora:a:1> <lora:b:0.5>', ', Lora hashes: "a: 1234, b: 5678"')).toEqual([
      { name: 'a', weight: 1, hash: '1234' },
      { name: 'b', weight: 0.5, hash: '5678' },
    ]);
  });

  it('of which only the hash is written have no weight', () => {
    expect(loras('a cat', ', Lora hashes: "a: 1234"')).toEqual([{ name: 'a', weight: null, hash: '1234' }]);
  });

  it('have the hashes of sd_civitai_extension', () => {
    const hashes = ', Hashes: {"vae": "1", "lora:a": "12", "lyco:b": "34", "embed:c": "5", "model": "6"}';
    expect(loras('<lora:a:1> <lyco:b:-0.5>', hashes)).toEqual([
      { name: 'a', weight: 1, hash: '12' },
      { name: 'b', weight: -0.5, hash: '34' },
    ]);
  });

  it('of several hashes have that of Lora hashes', () => {
    expect(loras('<lora:a:1>', ', Lora hashes: "a: 1", Hashes: {"lora:a": "2"}')).toEqual([
      { name: 'a', weight: 1, hash: '1' },
    ]);
  });

  it('have their hash where a comma was left out of the name', () => {
    expect(loras('<lora:a, b:1>', ', Lora hashes: "a b: 1234"')).toEqual([
      { name: 'a, b', weight: 1, hash: '1234' },
    ]);
  });

  it('of Fooocus have hashes and weights in the parameters', () => {
    const pairs =
      ', Lora hashes: "a.safetensors: 12, b (x): 34", Lora weights: "a.safetensors: 0.1, b (x): -1"';
    expect(loras('a cat', pairs)).toEqual([
      { name: 'a.safetensors', weight: 0.1, hash: '12' },
      { name: 'b (x)', weight: -1, hash: '34' },
    ]);
  });

  it('are not those of a quoted prompt', () => {
    expect(loras('a cat', ', Hires prompt: "a, <lora:x:1>"')).toEqual([]);
  });

  it.each(['""', 'none', '", ,"', '": 1"'])('hashes that are none are none: %s', (value) => {
    expect(loras('a cat', `, Lora hashes: ${value}`)).toEqual([]);
  });
});
