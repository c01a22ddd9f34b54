import { createHash } from 'node:crypto';

/** What AUTOMATIC1111 writes of one image. */
export interface Recipe {
  prompt: string;
  /** Left out where there was none. */
  negativePrompt?: string;
  settings: Settings;
  /** Decimal text: seeds have up to 64 bits. */
  seed: string;
  /** In pixels. */
  width: number;
  height: number;
}

/** What a whole batch has in common. */
export interface Settings {
  steps: number;
  sampler: string;
  schedule: string;
  cfgScale: number;
  model: string;
  /** Further pairs in front of `Version`, in order; values as they are meant, not quoted. */
  more?: Readonly<Record<string, string | number>>;
  version: string;
}

/** Writes an infotext as AUTOMATIC1111 does: prompt, negative prompt and one line of parameters. */
export function writeInfotext({ prompt, negativePrompt, settings, seed, width, height }: Recipe): string {
  const { steps, sampler, schedule, cfgScale, model, more = {}, version } = settings;
  const hashes = loraHashes(prompt);
  const parameters = {
    Steps: steps,
    Sampler: sampler,
    'Schedule type': schedule,
    'CFG scale': cfgScale,
    Seed: seed,
    Size: `${width}x${height}`,
    'Model hash': hash(`model ${model}`, 10),
    Model: model,
    ...more,
    ...(hashes === '' ? {} : { 'Lora hashes': hashes }),
    Version: version,
  };
  const line = Object.entries(parameters).map(([key, value]) => `${key}: ${quote(String(value))}`);
  const negative = negativePrompt === undefined ? [] : [`Negative prompt: ${negativePrompt}`];
  return [prompt, ...negative, line.join(', ')].join('\n');
}

/** The writer puts values with these characters in quotes, as JSON. */
function quote(value: string): string {
  return /[,:\n]/.test(value) ? JSON.stringify(value) : value;
}

function loraHashes(prompt: string): string {
  const names = [...prompt.matchAll(/<lora:([^:>]+)/g)].map(([, name = '']) => name);
  return names.map((name) => `${name}: ${hash(`lora ${name}`, 12)}`).join(', ');
}

/** Stands in for the hash of a file that there is not. */
function hash(name: string, digits: number): string {
  return createHash('sha256').update(name).digest('hex').slice(0, digits);
}
