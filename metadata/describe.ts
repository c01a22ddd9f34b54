import type { Character, Hires, Lora, Metadata, Model, Pass } from '../schema/models/metadata.js';

const INDENT = '  ';

/** Tells people what was read from an image: a few lines of text, without what is not known. */
export function describe(metadata: Metadata): string {
  const { prompt, negativePrompt, loras, warnings, errors } = metadata;
  const sections = [
    heading(metadata),
    section('Prompt', prompt.trim().split('\n')),
    section('Negative prompt', negativePrompt.trim().split('\n')),
    ...metadata.characters.map(character),
    section('Settings', settings(metadata)),
    section('LoRAs', loras.map(lora)),
    section('Passes', metadata.passes.length > 1 ? metadata.passes.map(pass) : []),
    section('Provenance', provenance(metadata)),
    section('Warnings', warnings),
    section('Errors', errors),
  ];
  return sections.filter((text) => text !== '').join('\n');
}

/** `AUTOMATIC1111 v1.10.1, 512x768, png`. */
function heading({ generator, width, height, format }: Metadata): string {
  const program = [generator?.name, generator?.version].filter(isGiven).join(' ');
  const size = isGiven(width) && isGiven(height) ? `${width}x${height}` : '';
  const parts = [program === '' ? 'no known generator' : program, size, format ?? ''];
  return parts.filter((part) => part !== '').join(', ');
}

/** A title and its lines, or nothing where they are empty. */
function section(title: string, lines: readonly string[]): string {
  if (lines.every((line) => line.trim() === '')) return '';
  return [`${title}:`, ...lines.map((line) => `${INDENT}${line}`.trimEnd())].join('\n');
}

function character({ prompt, negativePrompt }: Character): string {
  const negative = negativePrompt === '' ? [] : [`not: ${negativePrompt}`];
  return section('Character', [...prompt.trim().split('\n'), ...negative]);
}

/** `seed 7, 20 steps, CFG scale 8, euler, karras, denoising 0.5, 1024x1024`. */
function pass({ seed, steps, cfgScale, sampler, scheduler, denoisingStrength, width, height }: Pass): string {
  const parts = [
    seed === null ? null : `seed ${seed}`,
    steps === null ? null : `${steps} steps`,
    cfgScale === null ? null : `CFG scale ${cfgScale}`,
    sampler,
    scheduler,
    denoisingStrength === null ? null : `denoising ${denoisingStrength}`,
    width === null || height === null ? null : `${width}x${height}`,
  ];
  return parts.filter(isGiven).join(', ');
}

function provenance({ provenance: found }: Metadata): string[] {
  const { vendor, claimGenerator, digitalSourceType } = found ?? {};
  return [vendor, claimGenerator, digitalSourceType].filter(isGiven);
}

function settings(metadata: Metadata): string[] {
  const { sampler, scheduler, model, hires } = metadata;
  const written: [name: string, value: string | number | null][] = [
    ['seed', metadata.seed],
    ['steps', metadata.steps],
    ['CFG scale', metadata.cfgScale],
    ['sampler', sampler],
    ['scheduler', scheduler],
    ['model', model === null ? null : modelName(model)],
    ['VAE', metadata.vae],
    ['clip skip', metadata.clipSkip],
    ['denoising strength', metadata.denoisingStrength],
    ['hires', hires === null ? null : secondPass(hires)],
  ];
  return written.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
}

function modelName({ name, hash }: Model): string {
  return [name, hash === null ? null : `[${hash}]`].filter(isGiven).join(' ');
}

/** `x1.5, 768x1152, 10 steps, Latent`. */
function secondPass({ upscale, width, height, steps, upscaler }: Hires): string {
  const parts = [
    upscale === null ? null : `x${upscale}`,
    width === null || height === null ? null : `${width}x${height}`,
    steps === null ? null : `${steps} steps`,
    upscaler,
  ];
  return parts.filter(isGiven).join(', ');
}

function lora({ name, weight, hash }: Lora): string {
  return [name, weight, hash === null ? null : `[${hash}]`].filter(isGiven).join(' ');
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
