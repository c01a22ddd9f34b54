import { unquote } from '../metadata/texts/infotext-quotes.js';
import type { Hires, Lora, Metadata } from '../schema/models/metadata.js';

/** Parameters that the named settings tell already, in lower case. */
const TOLD: ReadonlySet<string> = new Set([
  'steps',
  'sampler',
  'scheduler',
  'schedule type',
  'cfg scale',
  'size',
  'width',
  'height',
  'model',
  'model hash',
  'vae',
  'clip skip',
  'denoising strength',
  'app',
  'version',
  'hashes',
  'lora hashes',
  'lora weights',
  'civitai resources',
  'civitai metadata',
  'hires upscale',
  'hires scale',
  'hires upscaler',
  'hires steps',
  'hires resize',
  'hires size',
]);

/** A setting of an image by its name, as people read it; more than one value for LoRAs. */
export type Setting = [name: string, values: readonly string[]];

/** The settings of an image, without prompts and seeds. What it does not have is not among them. */
export function settingsOf(metadata: Metadata): Setting[] {
  const { generator, model, hires, width, height } = metadata;
  const named: [name: string, value: string | number | null][] = [
    ['generator', generator === null ? null : joined([generator.name, generator.version])],
    ['model', model === null ? null : joined([model.name, model.hash === null ? null : `[${model.hash}]`])],
    ['vae', metadata.vae],
    ['sampler', metadata.sampler],
    ['scheduler', metadata.scheduler],
    ['steps', metadata.steps],
    ['cfgScale', metadata.cfgScale],
    ['clipSkip', metadata.clipSkip],
    ['denoisingStrength', metadata.denoisingStrength],
    ['size', width === null || height === null ? null : `${width}x${height}`],
    ['hires', hires === null ? null : secondPass(hires)],
    ['format', metadata.format],
  ];
  const settings = new Map<string, readonly string[]>();
  for (const [name, value] of named) if (value !== null) settings.set(name, [String(value)]);
  if (metadata.loras.length > 0) settings.set('loras', [...new Set(metadata.loras.map(loraText))]);
  for (const { name, value } of metadata.parameters) {
    const lower = name.toLowerCase();
    if (!TOLD.has(lower) && !/\bseeds?$/.test(lower)) settings.set(name, [unquote(value)]);
  }
  return [...settings];
}

/** `detail:0.8`, as prompts write it. */
function loraText({ name, weight }: Lora): string {
  return weight === null ? name : `${name}:${weight}`;
}

/** `x1.5 768x1152 10 steps Latent`. */
function secondPass({ upscale, width, height, steps, upscaler }: Hires): string {
  return joined([
    upscale === null ? null : `x${upscale}`,
    width === null || height === null ? null : `${width}x${height}`,
    steps === null ? null : `${steps} steps`,
    upscaler,
  ]);
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}
