import { describe, expect, it } from 'vitest';
import { node, type Nodes, readGraph, withSampler } from '../support/comfyui-graph.js';

const RUN_TIME = 'the prompt is made at run time: the ComfyUI graph does not hold it';
const PARTLY = 'a part of the prompt is made at run time: the ComfyUI graph does not hold it';

describe('a prompt', () => {
  it.each([
    { encoder: node('CLIPTextEncodeSDXL', { text_l: ['far', 0], text_g: 'a' }), prompt: 'a\nfar' },
    { encoder: node('CLIPTextEncodeSDXLRefiner', { ascore: 6, text: ['far', 0] }), prompt: 'far' },
    {
      encoder: node('CLIPTextEncodeHiDream', { clip_l: 'a', clip_g: 'a', t5xxl: 'a', llama: 'a' }),
      prompt: 'a',
    },
    { encoder: node('TextEncodeQwenImageEditPlus', { prompt: 'a', image1: ['x', 0] }), prompt: 'a' },
    { encoder: node('BNK_CLIPTextEncodeAdvanced', { text: 'a', token_normalization: 'mean' }), prompt: 'a' },
    {
      encoder: node('smZ CLIPTextEncode', { text: 'a', with_SDXL: false, text_g: 'stale', text_l: 'stale' }),
      prompt: 'a',
    },
    {
      encoder: node('smZ CLIPTextEncode', { text: 'stale', with_SDXL: true, text_g: 'a', text_l: 'b' }),
      prompt: 'a\nb',
    },
    { encoder: node('FluxGuidance', { guidance: 3.5, conditioning: ['words', 0] }), prompt: 'far' },
    { encoder: node('unCLIPConditioning', { strength: 1, conditioning: ['words', 0] }), prompt: 'far' },
    {
      encoder: node('StyleModelApply', { conditioning: ['words', 0], style_model: ['x', 0] }),
      prompt: 'far',
    },
    {
      encoder: node('ReferenceLatent', { conditioning: ['words', 0], latent: ['latent', 0] }),
      prompt: 'far',
    },
    { encoder: node('ConditioningSetArea', { conditioning: ['words', 0], width: 64 }), prompt: 'far' },
    { encoder: node('ConditioningSetMask', { conditioning: ['words', 0] }), prompt: 'far' },
    {
      encoder: node('ConditioningSetTimestepRange', { conditioning: ['words', 0], start: 0 }),
      prompt: 'far',
    },
    { encoder: node('ControlNetApply', { conditioning: ['words', 0], image: ['x', 0] }), prompt: 'far' },
    { encoder: node('StableCascade_StageB_Conditioning', { conditioning: ['words', 0] }), prompt: 'far' },
    { encoder: node('Any Switch (rgthree)', { any_01: ['words', 0] }), prompt: 'far' },
    { encoder: node('GetNode', { Constant: 'words' }), prompt: 'far' },
    {
      encoder: node('ConditioningCombine', { conditioning_2: ['words', 0], conditioning_1: ['negative', 0] }),
      prompt: 'a dog\nfar',
    },
    {
      encoder: node('ConditioningConcat', {
        conditioning_from: ['words', 0],
        conditioning_to: ['negative', 0],
      }),
      prompt: 'a dog\nfar',
    },
    {
      encoder: node('ConditioningAverage', {
        conditioning_to_strength: 0.5,
        conditioning_to: ['words', 0],
        conditioning_from: ['negative', 0],
      }),
      prompt: 'far\na dog',
    },
    {
      encoder: node('GLIGENTextBoxApply', { text: ['far', 0], conditioning_to: ['negative', 0] }),
      prompt: 'a dog\nfar',
    },
    {
      encoder: node('ConditioningCombine', { conditioning_1: ['zero', 0], conditioning_2: ['words', 0] }),
      prompt: 'far',
    },
  ])('comes through $encoder.class_type $encoder.inputs', ({ encoder, prompt }) => {
    const nodes = {
      positive: encoder,
      words: node('CLIPTextEncode', { text: ['far', 0], clip: ['model', 1] }),
      zero: node('ConditioningZeroOut', { conditioning: ['negative', 0] }),
      far: node('PrimitiveString', { value: 'far' }),
      set: node('SetNode', { Constant: 'words', CONDITIONING: ['words', 0] }),
    };
    expect(readGraph(nodes)).toMatchObject({ prompt, negativePrompt: 'a dog', warnings: [] });
  });

  it.each(['ControlNetApplyAdvanced', 'InpaintModelConditioning', 'WanImageToVideo', 'Mystery'])(
    'comes out of %s by its slot, however often it is applied',
    (kind) => {
      const nodes = {
        one: node(kind, { positive: ['positive', 0], negative: ['negative', 0] }),
        // Crosswise, and back again.
        two: node(kind, { positive: ['one', 1], negative: ['one', 0] }),
      };
      const straight = { prompt: 'a cat', negativePrompt: 'a dog' };
      expect(withSampler({ positive: ['two', 1], negative: ['two', 0] }, nodes)).toMatchObject(straight);
      expect(withSampler({ positive: ['two', 0], negative: ['two', 1] }, nodes)).toMatchObject({
        prompt: 'a dog',
        negativePrompt: 'a cat',
      });
    },
  );

  it('is told behind any number of nodes', () => {
    const boxes = Array.from({ length: 200 }, (_, at) => [
      `b${at}`,
      node('GLIGENTextBoxApply', {
        conditioning_to: at === 0 ? ['positive', 0] : [`b${at - 1}`, 0],
        text: `${at}`,
      }),
    ]);
    const nodes: Nodes = Object.fromEntries(boxes);
    const { prompt, warnings } = withSampler({ positive: ['b199', 0] }, nodes);
    expect(prompt.split('\n')).toHaveLength(201);
    expect(prompt.startsWith('a cat\n0\n1\n')).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('that is zeroed out is empty, and that is no news', () => {
    const negative = node('ConditioningZeroOut', { conditioning: ['positive', 0] });
    expect(readGraph({ negative })).toMatchObject({ prompt: 'a cat', negativePrompt: '', warnings: [] });
  });

  it('that is linked to nothing is not told, but that it is unknown', () => {
    expect(withSampler({ positive: ['gone', 0] })).toMatchObject({ prompt: '', warnings: [RUN_TIME] });
  });
});

describe('a sampler that takes its texts itself', () => {
  it.each([
    { inputs: { prompt: 'a', negative_prompt: 'b' }, prompt: 'a', negativePrompt: 'b' },
    { inputs: { prompt: ['far', 0] }, prompt: 'far', negativePrompt: '' },
  ])('is read: $inputs', ({ inputs, ...prompts }) => {
    const nodes = {
      sampler: node('FluxProImageNode', { ...inputs, seed: 5, steps: 20, width: 640, height: 320 }),
      far: node('PrimitiveString', { value: 'far' }),
    };
    expect(readGraph(nodes)).toMatchObject({ ...prompts, seed: '5', width: 640, warnings: [] });
  });
});

describe('a text', () => {
  it.each([
    { text: node('PrimitiveStringMultiline', { value: ' a \n b ' }), prompt: ' a \n b ' },
    { text: node('easy positive', { positive: 'a' }), prompt: 'a' },
    { text: node('easy negative', { negative: 'a' }), prompt: 'a' },
    { text: node('ImpactWildcardProcessor', { wildcard_text: '__x__', populated_text: 'a' }), prompt: 'a' },
    { text: node('StringConcatenate', { string_b: 'b', string_a: 'a', delimiter: '' }), prompt: 'ab' },
    {
      text: node('StringConcatenate', { string_a: 'a', string_b: 'b', delimiter: ['comma', 0] }),
      prompt: 'a; b',
    },
    {
      text: node('JoinStringMulti', {
        inputcount: 2,
        string_1: 'a',
        string_2: 'b',
        string_3: 'c',
        delimiter: ' ',
      }),
      prompt: 'a b',
    },
    {
      text: node('Text Concatenate', { delimiter: ', ', text_d: 'd', text_b: 'b', text_a: 'a' }),
      prompt: 'a, b, d',
    },
    {
      text: node('Text Concatenate', { delimiter: String.raw`\n\n`, text_a: 'a', text_b: 'b' }),
      prompt: 'a\n\nb',
    },
    { text: node('CR Combine Prompt', { part1: 'a', part2: ['far', 0], separator: ', ' }), prompt: 'a, far' },
    { text: node('ShowText|pysssss', { text: ['nested', 0], text_0: 'stale' }), prompt: 'far+far' },
    {
      text: node('StringFunction|pysssss', {
        action: 'append',
        tidy_tags: 'yes',
        text_a: 'a',
        text_b: ['far', 0],
        text_c: '',
      }),
      prompt: 'a, far',
    },
    {
      text: node('StringFunction|pysssss', { action: 'append', tidy_tags: 'no', text_a: 'a', text_b: 'b' }),
      prompt: 'ab',
    },
    { text: node('ComfySwitchNode', { switch: false, on_true: ['far', 0], on_false: 'a' }), prompt: 'a' },
    { text: node('CR Text Input Switch', { Input: 2, text1: 'a', text2: 'b' }), prompt: 'b' },
    { text: node('Reroute', { '': ['far', 0] }), prompt: 'far' },
  ])('comes from $text.class_type $text.inputs', ({ text, prompt }) => {
    const nodes = {
      text,
      positive: node('CLIPTextEncode', { text: ['text', 0], clip: ['model', 1] }),
      far: node('String Literal', { string: 'far' }),
      comma: node('String Literal', { string: '; ' }),
      nested: node('StringConcatenate', { string_a: ['far', 0], string_b: ['far', 0], delimiter: '+' }),
    };
    expect(readGraph(nodes)).toMatchObject({ prompt, warnings: [] });
  });

  it.each([
    { slots: [0, 1], prompt: 'a bird', negativePrompt: 'a fish' },
    { slots: [1, 0], prompt: 'a fish', negativePrompt: 'a bird' },
  ])('of a styler is that of the slot: $slots', ({ slots, ...prompts }) => {
    const nodes = {
      styler: node('SDXLPromptStyler', { text_positive: 'a bird', text_negative: 'a fish', style: 'base' }),
      positive: node('CLIPTextEncode', { text: ['styler', slots[0]], clip: ['model', 1] }),
      negative: node('CLIPTextEncode', { text: ['styler', slots[1]], clip: ['model', 1] }),
    };
    expect(readGraph(nodes)).toMatchObject({ ...prompts, warnings: [] });
  });

  it.each([
    { text: node('TextGenerate', { prompt: 'write a prompt' }), prompt: '', warnings: [RUN_TIME] },
    {
      text: node('ShowText|pysssss', { text: ['made', 0], text_1: 'b', text_0: 'a' }),
      prompt: 'a\nb',
      warnings: [PARTLY],
    },
    {
      text: node('StringConcatenate', { string_a: 'a', string_b: ['made', 0], delimiter: ' ' }),
      prompt: 'a',
      warnings: [PARTLY],
    },
    { text: node('Mystery', { secret: 1 }), prompt: '', warnings: [RUN_TIME] },
    { text: node('OpenAIChatNode', { prompt: 'write a prompt' }), prompt: '', warnings: [RUN_TIME] },
  ])(
    'that is made at run time is told as far as it is there: $text.class_type',
    ({ text, prompt, warnings }) => {
      const nodes = {
        text,
        made: node('TextGenerate', { prompt: 'write a prompt' }),
        positive: node('CLIPTextEncode', { text: ['text', 0], clip: ['model', 1] }),
      };
      expect(readGraph(nodes)).toMatchObject({ prompt, warnings, seed: '1337' });
    },
  );
});
