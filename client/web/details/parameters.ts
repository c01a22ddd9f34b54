import type { RouterOutputs } from 'seedroll/client';

export type Metadata = RouterOutputs['metadata']['get'];
type Pass = Metadata['passes'][number];

/** A condition that finds the images which have a value too, as `addCondition` takes it. */
export interface Filter {
  field: string;
  value: string;
}

export interface ParameterValue {
  text: string;
  /** Null where searches do not look for it. */
  filter: Filter | null;
}

export interface ParameterRow {
  name: string;
  values: ParameterValue[];
}

/** What infotexts say under these names is told by fields of its own; see docs/metadata.md. */
const TOLD: ReadonlySet<string> = new Set(
  [
    [
      'steps',
      'sampler',
      'seed',
      'size',
      'width',
      'height',
      'schedule type',
      'scheduler',
      'cfg scale',
      'model',
    ],
    ['model hash', 'vae', 'clip skip', 'denoising strength', 'lora hashes', 'lora weights', 'version', 'app'],
    ['hires upscale', 'hires scale', 'hires upscaler', 'hires steps', 'hires resize', 'hires size'],
    ['civitai resources'],
  ].flat(),
);

/** How an image was made, as rows of a table: what is understood first, then further parameters as they are written. */
export function parameterRows(metadata: Metadata): ParameterRow[] {
  const { seed, width, height, model, generator } = metadata;
  const size = width === null || height === null ? null : `${String(width)}x${String(height)}`;
  return [
    // A seed below zero stands for one that was drawn, which nobody knows.
    row('Seed', found('seed', seed, seed === null || !/^\d+$/.test(seed))),
    row('Steps', found('steps', metadata.steps)),
    row('Sampler', found('sampler', metadata.sampler)),
    row('Scheduler', found('scheduler', metadata.scheduler)),
    row('CFG scale', found('cfg', metadata.cfgScale)),
    row(
      'Size',
      size === null ? null : { text: size.replace('x', ' × '), filter: { field: 'size', value: size } },
    ),
    row('Model', found('model', model?.name ?? null)),
    row('Model hash', written(model?.hash ?? null)),
    row('VAE', written(metadata.vae)),
    row('Clip skip', written(metadata.clipSkip)),
    row('Denoising', written(metadata.denoisingStrength)),
    row('Hires', written(hiresText(metadata.hires))),
    row('Program', found('generator', generator?.name ?? null), written(generator?.version ?? null)),
    ...metadata.parameters
      .filter(({ name }) => !TOLD.has(name.toLowerCase()))
      .map(({ name, value }) => row(name, written(unquoted(value)))),
  ].filter(({ values }) => values.length > 0);
}

/** One pass of a graph in a line: `seed 7, 20 steps, CFG 8, euler, karras, denoising 0.5, 1024 × 1024`. */
export function passText({
  seed,
  steps,
  cfgScale,
  sampler,
  scheduler,
  denoisingStrength,
  ...size
}: Pass): string {
  return [
    seed === null ? null : `seed ${seed}`,
    steps === null ? null : `${String(steps)} steps`,
    cfgScale === null ? null : `CFG ${String(cfgScale)}`,
    sampler,
    scheduler,
    denoisingStrength === null ? null : `denoising ${String(denoisingStrength)}`,
    sizeText(size),
  ]
    .filter(isGiven)
    .join(', ');
}

function hiresText(hires: Metadata['hires']): string | null {
  if (hires === null) return null;
  const { upscale, steps, upscaler } = hires;
  const parts = [
    upscale === null ? null : `× ${String(upscale)}`,
    sizeText(hires),
    steps === null ? null : `${String(steps)} steps`,
    upscaler,
  ];
  return parts.filter(isGiven).join(', ');
}

function sizeText({ width, height }: { width: number | null; height: number | null }): string | null {
  return width === null || height === null ? null : `${String(width)} × ${String(height)}`;
}

function row(name: string, ...values: (ParameterValue | null)[]): ParameterRow {
  return { name, values: values.filter(isGiven) };
}

/** A value that searches look for in a field, unless it is a special one. */
function found(field: string, value: string | number | null, isSpecial = false): ParameterValue | null {
  const plain = written(value);
  if (plain === null || isSpecial) return plain;
  return { text: plain.text, filter: { field, value: plain.text } };
}

function written(value: string | number | null): ParameterValue | null {
  const text = value === null ? '' : String(value);
  return text.trim() === '' ? null : { text, filter: null };
}

/** Infotexts put values with commas in quotes, as JSON does. */
function unquoted(value: string): string {
  if (!/^".*"$/s.test(value)) return value;
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === 'string' ? text : value;
  } catch {
    return value;
  }
}

function isGiven<Value>(value: Value | null): value is Value {
  return value !== null;
}
