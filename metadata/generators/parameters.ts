import type { Metadata, Parameter } from '../../schema/models/metadata.js';

/**
 * The parameters that A1111 would have written for these values, under its names: clients that know only those read
 * the files of every generator.
 */
export function parametersOf(values: Partial<Metadata>): Parameter[] {
  const { width, height, model } = values;
  const size = isGiven(width) && isGiven(height) ? `${width}x${height}` : null;
  const written: [name: string, value: string | number | null | undefined][] = [
    ['Steps', values.steps],
    ['Sampler', values.sampler],
    ['Schedule type', values.scheduler],
    ['CFG scale', values.cfgScale],
    ['Seed', values.seed],
    ['Size', size],
    ['Model hash', model?.hash],
    ['Model', model?.name],
    ['VAE', values.vae],
    ['Clip skip', values.clipSkip],
    ['Denoising strength', values.denoisingStrength],
  ];
  return written.flatMap(([name, value]) => (isGiven(value) ? [{ name, value: String(value) }] : []));
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
