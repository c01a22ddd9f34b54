import { describe, expect, it } from 'vitest';
import { node, readGraph, SAMPLER, withSampler } from '../support/comfyui-graph.js';

const decode = (id: string) => node('VAEDecode', { samples: [id, 0], vae: ['model', 2] });
const save = (id: string) => node('SaveImage', { images: [id, 0] });
const first = { seed: '1337', steps: 20, cfgScale: 7, sampler: 'euler', scheduler: 'karras' };
/** Savers have inputs for what they write into the file. */
const WRITTEN = { seed: 9, steps: 9, positive: 'a fish', width: 64 };
const size = { width: 512, height: 768 };

describe('the passes of a graph', () => {
  it('are one of most graphs', () => {
    expect(readGraph().passes).toEqual([{ ...first, ...size, denoisingStrength: 1 }]);
    expect(readGraph({ sampler: null }).passes).toEqual([]);
  });

  it('stand in the order in which they ran, wherever they stand in the file', () => {
    const nodes = {
      '1': node('KSampler', { ...SAMPLER, seed: 7, steps: 9, denoise: 0.4, latent_image: ['2', 0] }),
      '2': node('LatentUpscaleBy', { samples: ['sampler', 0], scale_by: 1.5, upscale_method: 'bislerp' }),
      '3': node('UltimateSDUpscale', {
        ...SAMPLER,
        latent_image: null,
        seed: 8,
        image: ['decode', 0],
        upscale_by: 2,
      }),
      '4': node('FaceDetailer', { ...SAMPLER, seed: 9, image: ['3', 0] }),
      decode: decode('1'),
      save: save('4'),
    };
    expect(readGraph(nodes)).toMatchObject({
      seed: '1337',
      width: 512,
      passes: [
        { ...first, ...size, denoisingStrength: 1 },
        { seed: '7', steps: 9, denoisingStrength: 0.4, width: 768, height: 1152 },
        { seed: '8', width: 1536, height: 2304 },
        { seed: '9', width: null, height: null },
      ],
      hires: { upscale: 1.5, steps: 9 },
    });
  });

  it('have no seed where they add no noise: base and refiner', () => {
    const { seed: _, denoise: __, ...rest } = SAMPLER;
    const nodes = {
      sampler: node('KSamplerAdvanced', {
        ...rest,
        add_noise: 'enable',
        noise_seed: 5,
        start_at_step: 0,
        end_at_step: 20,
        return_with_leftover_noise: 'enable',
      }),
      '1': node('KSamplerAdvanced', {
        ...rest,
        add_noise: 'disable',
        noise_seed: 6,
        steps: 25,
        start_at_step: 20,
        model: ['refiner', 0],
        latent_image: ['sampler', 0],
      }),
      refiner: node('CheckpointLoaderSimple', { ckpt_name: 'refiner.ckpt' }),
      decode: decode('1'),
    };
    expect(readGraph(nodes)).toMatchObject({
      seed: '5',
      steps: 20,
      model: { name: 'dream.safetensors' },
      hires: null,
      passes: [
        { seed: '5', steps: 20, ...size },
        { seed: null, steps: 25, ...size },
      ],
    });
  });

  it('leave out samplers that were never run', () => {
    const nodes = {
      '1': node('KSampler', { ...SAMPLER, seed: 1 }),
      '2': node('KSampler', { ...SAMPLER, seed: 2, latent_image: ['1', 0] }),
      '3': decode('2'),
    };
    expect(readGraph(nodes).passes).toHaveLength(1);
  });

  it.each([
    { choice: node('Any Switch (rgthree)', { any_01: null, any_02: ['decode', 0], any_03: ['2', 0] }) },
    { choice: node('ComfySwitchNode', { switch: false, on_true: ['2', 0], on_false: ['decode', 0] }) },
    { choice: node('ImpactSwitch', { select: 2, input1: ['2', 0], input2: ['decode', 0] }) },
  ])('leave out what $choice.class_type did not choose', ({ choice }) => {
    const nodes = {
      '1': node('KSampler', { ...SAMPLER, seed: 1 }),
      '2': decode('1'),
      choice,
      save: save('choice'),
    };
    expect(readGraph(nodes)).toMatchObject({ seed: '1337', passes: [{ seed: '1337' }] });
  });

  it('of several pictures stand in the order of the file, and the first counts', () => {
    const nodes = { '1': node('KSampler', { ...SAMPLER, seed: 1 }), '2': decode('1'), '3': save('2') };
    expect(readGraph(nodes)).toMatchObject({ seed: '1', passes: [{ seed: '1' }, { seed: '1337' }] });
  });

  it('that begin in the middle do not count', () => {
    const late = { ...SAMPLER, noise_seed: 1, start_at_step: 10 };
    const nodes = { '1': node('KSamplerAdvanced', late), '2': decode('1'), '3': save('2') };
    expect(readGraph(nodes)).toMatchObject({ seed: '1337' });
  });

  it('are found in a cycle', () => {
    const nodes = { '1': node('KSampler', { ...SAMPLER, seed: 1, latent_image: ['sampler', 0] }) };
    expect(withSampler({ latent_image: ['1', 0] }, nodes).passes).toHaveLength(2);
  });
});

describe('a picture that came from samplers is that of', () => {
  it.each([
    'SaveImage',
    'SaveImageExtended',
    'Image Save',
    'SDPromptSaver',
    'SaveAnimatedWEBP',
    'SaveAnimatedPNG',
    'SaveVideo',
    'VHS_VideoCombine',
    'PreviewImage',
    'Unknown Sink',
  ])('%s', (kind) => {
    const nodes = {
      '1': node('KSampler', { ...SAMPLER, seed: 1 }),
      save: node(kind, { images: ['upscaled', 0], ...(kind === 'Unknown Sink' ? {} : WRITTEN) }),
      upscaled: node('ImageUpscaleWithModel', { image: ['colors', 0], upscale_model: ['u', 0] }),
      u: node('UpscaleModelLoader', { model_name: '4x.pth' }),
      colors: node('ColorMatch', { image_ref: ['decode', 0], image_target: ['pasted', 0] }),
      pasted: node('ImageCompositeMasked', { destination: ['decode', 0], source: ['photo', 0] }),
      photo: node('LoadImage', { image: 'x.png' }),
    };
    expect(readGraph(nodes)).toMatchObject({ seed: '1337', hires: null, passes: [first] });
  });
});

describe('the size of a pass', () => {
  it.each([
    {
      latent: node('LatentUpscale', { samples: ['far', 0], width: 640, height: 960 }),
      width: 640,
      height: 960,
    },
    { latent: node('VAEEncode', { pixels: ['scaled', 0] }), width: 600, height: 400 },
    { latent: node('VAEEncode', { pixels: ['photo', 0] }), width: null, height: null },
    { latent: node('RepeatLatentBatch', { samples: ['far', 0], amount: 2 }), width: 512, height: 512 },
    { latent: node('Reroute', { '': ['far', 0] }), width: 512, height: 512 },
    { latent: node('LatentCrop', { samples: ['photo', 0], x: 0, y: 0 }), width: null, height: null },
  ])('is that of its latent: $latent.class_type $latent.inputs', ({ latent, width, height }) => {
    const nodes = {
      latent,
      far: node('EmptyLatentImage', { width: 512, height: 512, batch_size: 1 }),
      scaled: node('ImageScale', { image: ['photo', 0], width: 600, height: 400, crop: 'center' }),
      photo: node('LoadImage', { image: 'x.png' }),
    };
    expect(readGraph(nodes)).toMatchObject({ width, height, passes: [{ width, height }] });
  });
});
