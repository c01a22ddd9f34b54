import { describe, expect, it } from 'vitest';
import { node, readGraph, withSampler } from '../support/comfyui-graph.js';

describe('a prompt', () => {
  it.each([
    { encoder: node('CLIPTextEncodeSDXL', { text_g: 'a', text_l: 'b', width: 1 }), prompt: 'a\nb' },
    { encoder: node('CLIPTextEncodeSDXL', { text_g: 'a', text_l: 'a' }), prompt: 'a' },
    { encoder: node('CLIPTextEncodeSDXLRefiner', { ascore: 6, text: 'a' }), prompt: 'a' },
    { encoder: node('CLIPTextEncodeFlux', { clip_l: 'a', t5xxl: 'b', guidance: 3 }), prompt: 'a\nb' },
    { encoder: node('CLIPTextEncodeSD3', { clip_l: 'a', clip_g: '', t5xxl: 'a' }), prompt: 'a' },
    { encoder: node('CLIPTextEncodeHiDream', { clip_l: '', llama: 'a' }), prompt: 'a' },
    { encoder: node('CLIPTextEncodeLumina2', { system_prompt: 's', user_prompt: 'a' }), prompt: 'a' },
    { encoder: node('TextEncodeQwenImageEdit', { prompt: 'a' }), prompt: 'a' },
    { encoder: node('WanVideoTextEncode', { positive_prompt: 'a', negative_prompt: 'b' }), prompt: 'a' },
    { encoder: node('smZ CLIPTextEncode', { text: 'a', text_g: '', text_l: '' }), prompt: 'a' },
    { encoder: node('Power Prompt (rgthree)', { prompt: 'a', insert_lora: 'CHOOSE' }), prompt: 'a' },
    {
      encoder: node('ImpactWildcardEncode', { wildcard_text: '__x__', populated_text: 'a' }),
      prompt: 'a',
    },
    { encoder: node('ConditioningZeroOut', { conditioning: ['negative', 0] }), prompt: '' },
    { encoder: node('CLIPTextEncode', { text: '' }), prompt: '' },
    { encoder: node('Reroute', { '': ['negative', 0] }), prompt: 'a dog' },
    { encoder: node('CLIPTextEncode', { text: ' NaN, "is": NaN ' }), prompt: ' NaN, "is": NaN ' },
  ])('is read from $encoder.class_type $encoder.inputs', ({ encoder, prompt }) => {
    expect(readGraph({ positive: encoder })).toMatchObject({ prompt, warnings: [] });
  });

  it.each([
    { text: node('PrimitiveStringMultiline', { value: 'a' }), prompt: 'a' },
    { text: node('String Literal', { string: 'a' }), prompt: 'a' },
    { text: node('DF_Text_Box', { Text: 'a' }), prompt: 'a' },
    { text: node('easy positive', { positive: 'a' }), prompt: 'a' },
    { text: node('SDXLPromptStyler', { text_positive: 'a', text_negative: 'b' }), prompt: 'a' },
    { text: node('ImpactWildcardProcessor', { wildcard_text: 'x', populated_text: 'a' }), prompt: 'a' },
    { text: node('StringConcatenate', { string_a: 'a', string_b: 'b', delimiter: ', ' }), prompt: 'a, b' },
    {
      text: node('Text Concatenate', {
        delimiter: String.raw`\n`,
        text_a: 'a',
        text_b: ['far', 0],
        text_c: '',
      }),
      prompt: 'a\nfar',
    },
    { text: node('JoinStrings', { delimiter: ' ', string1: 'a', string2: 'b' }), prompt: 'a b' },
    { text: node('CR Combine Prompt', { part1: 'a', part2: 'b', separator: ',' }), prompt: 'a,b' },
    { text: node('ShowText|pysssss', { text: ['far', 0], text_0: 'stale' }), prompt: 'far' },
  ])('comes from $text.class_type', ({ text, prompt }) => {
    const nodes = {
      text,
      far: node('PrimitiveString', { value: 'far' }),
      positive: node('CLIPTextEncode', { text: ['text', 0], clip: ['model', 1] }),
    };
    expect(readGraph(nodes)).toMatchObject({ prompt, warnings: [] });
  });

  it('that is made at run time is not told, but that it is', () => {
    const positive = node('CLIPTextEncode', { text: ['made', 0], clip: ['model', 1] });
    const made = node('OllamaGenerate', { prompt: 'write a prompt' });
    expect(readGraph({ positive, made })).toMatchObject({
      prompt: '',
      negativePrompt: 'a dog',
      seed: '1337',
      warnings: ['the prompt is made at run time: the ComfyUI graph does not hold it'],
    });
  });

  it.each([
    { text: node('ShowText|pysssss', { text: ['made', 0], text_0: 'cached' }), prompt: 'cached' },
    {
      text: node('ComfySwitchNode', { switch: true, on_true: ['made', 0], on_false: ['far', 0] }),
      prompt: 'far',
    },
  ])('that is made at run time is told from what $text.class_type holds', ({ text, prompt }) => {
    const nodes = {
      text,
      far: node('PrimitiveString', { value: 'far' }),
      made: node('TextGenerate', { prompt: 'write a prompt' }),
      positive: node('CLIPTextEncode', { text: ['text', 0], clip: ['model', 1] }),
    };
    expect(readGraph(nodes)).toMatchObject({
      prompt,
      warnings: ['a part of the prompt is made at run time: the ComfyUI graph does not hold it'],
    });
  });

  it('of which a part is made at run time is told as far as it is known', () => {
    const nodes = {
      positive: node('CLIPTextEncode', { text: ['joined', 0], clip: ['model', 1] }),
      joined: node('StringConcatenate', { string_a: ['made', 0], string_b: 'oil painting', delimiter: ', ' }),
      made: node('TextGenerate', { prompt: 'write a prompt' }),
    };
    expect(readGraph(nodes)).toMatchObject({
      prompt: 'oil painting',
      warnings: ['a part of the prompt is made at run time: the ComfyUI graph does not hold it'],
    });
  });

  it('may come to a loader as text that another node holds', () => {
    const nodes = {
      loader: node('Efficient Loader', { positive: ['words', 0], negative: 'a fish', ckpt_name: 'x.ckpt' }),
      words: node('PrimitiveString', { value: 'a bird' }),
    };
    const inputs = { positive: ['loader', 1], negative: ['loader', 2], model: ['loader', 0] };
    expect(withSampler(inputs, nodes)).toMatchObject({
      prompt: 'a bird',
      negativePrompt: 'a fish',
      model: { name: 'x.ckpt' },
      warnings: [],
    });
  });

  it('of an unknown encoder is not told, but that it is unknown', () => {
    const positive = node('Mystery Encode', { secret: 'a cat', clip: ['model', 1] });
    expect(readGraph({ positive })).toMatchObject({
      prompt: '',
      warnings: ['the prompt is made at run time: the ComfyUI graph does not hold it'],
    });
  });

  it.each([
    { slots: [0, 1], prompt: 'a cat', negativePrompt: 'a dog' },
    { slots: [1, 0], prompt: 'a dog', negativePrompt: 'a cat' },
  ])('comes out of ControlNetApplyAdvanced by the slots $slots', ({ slots, ...prompts }) => {
    const control = node('ControlNetApplyAdvanced', { positive: ['positive', 0], negative: ['negative', 0] });
    const [positive, negative] = slots;
    const inputs = { positive: ['control', positive], negative: ['control', negative] };
    expect(withSampler(inputs, { control })).toMatchObject(prompts);
  });

  it('is all that is combined in it, in order, each text once', () => {
    const nodes = {
      both: node('ConditioningCombine', { conditioning_1: ['area', 0], conditioning_2: ['all', 0] }),
      area: node('ConditioningSetArea', { conditioning: ['positive', 0], width: 64 }),
      all: node('ConditioningConcat', { conditioning_to: ['other', 0], conditioning_from: ['positive', 0] }),
      other: node('CLIPTextEncode', { text: 'a hat' }),
    };
    expect(withSampler({ positive: ['both', 0] }, nodes).prompt).toBe('a cat\na hat');
  });

  it('has the text of a GLIGEN box too', () => {
    const box = node('GLIGENTextBoxApply', {
      conditioning_to: ['positive', 0],
      text: 'a hat',
      clip: ['model', 1],
    });
    expect(withSampler({ positive: ['box', 0] }, { box }).prompt).toBe('a cat\na hat');
  });

  it('is looked for once in a cycle', () => {
    const nodes = {
      one: node('ConditioningCombine', { conditioning_1: ['two', 0], conditioning_2: ['positive', 0] }),
      two: node('ConditioningCombine', { conditioning_1: ['one', 0], conditioning_2: ['negative', 0] }),
    };
    expect(withSampler({ positive: ['one', 0] }, nodes).prompt).toBe('a dog\na cat');
  });
});
