import type { Generator, Hires, Resource } from '../../schema/models/metadata.js';
import type { Field } from '../texts/fields.js';
import { KEY } from '../texts/infotext-keys.js';
import type { Infotext } from '../texts/infotext.js';
import { toModel } from '../texts/model.js';
import { civitaiResources, isSignedByCivitai } from './a1111-civitai.js';
import { identifyFork } from './a1111-forks.js';
import { hashesIn, lorasOf } from './a1111-loras.js';
import { Values } from './a1111-values.js';
import type { Reading } from './generator.js';

/**
 * What an infotext says.
 * @param field Where it stands.
 * @param fields All texts of the file.
 */
export function toReading(field: Field, infotext: Infotext, fields: readonly Field[]): Reading {
  const { prompt, negativePrompt, parameters, hasParameters, warnings } = infotext;
  const values = new Values(infotext.values, warnings);
  const list = values.text(KEY.civitaiResources);
  const resources = list === null ? [] : civitaiResources(list, warnings);
  const hashes = hashesIn(values.text(KEY.hashes));
  const size = values.size(KEY.size);
  const reading: Reading = {
    field,
    values: {
      prompt,
      negativePrompt,
      parameters,
      generator: hasParameters ? generator(values, fields) : null,
      seed: values.integerText(KEY.seed),
      steps: values.integer(KEY.steps),
      cfgScale: values.number(KEY.cfgScale),
      sampler: values.text(KEY.sampler),
      scheduler: values.text(KEY.scheduleType) ?? values.text(KEY.scheduler),
      model: toModel(
        values.text(KEY.model) ?? checkpoint(resources),
        values.text(KEY.modelHash) ?? hashes.model,
      ),
      loras: lorasOf(prompt, values, hashes, resources),
      vae: values.text(KEY.vae),
      clipSkip: values.integer(KEY.clipSkip),
      denoisingStrength: values.number(KEY.denoisingStrength),
      width: size === null ? values.integer(KEY.width) : size.width,
      height: size === null ? values.integer(KEY.height) : size.height,
      hires: hires(values),
      resources,
    },
    warnings,
  };
  if (!hasParameters) warnings.push(`no parameter line in ${field.carrier}: taken for a prompt`);
  return reading;
}

/** Civitai names itself nowhere in its infotext. Savers that list resources for it do name themselves. */
function generator(values: Values, fields: readonly Field[]): Generator {
  const version = values.text(KEY.version);
  const app = values.text(KEY.app);
  if (version !== null || app !== null) return identifyFork(version, app);
  const isCivitai =
    values.text(KEY.civitaiResources) !== null ||
    values.text(KEY.civitaiMetadata) !== null ||
    (fields.length > 1 && isSignedByCivitai(fields));
  return isCivitai ? { name: 'Civitai', version: null } : identifyFork(null, null);
}

/** The name of the checkpoint as Civitai lists it; it writes no `Model`. */
function checkpoint(resources: readonly Resource[]): string | null {
  return resources.find(({ type }) => type?.toLowerCase() === 'checkpoint')?.name ?? null;
}

/** The second pass; SD.Next has other words for its scale and size. */
function hires(values: Values): Hires | null {
  const upscale = values.number(KEY.hiresUpscale) ?? values.number(KEY.hiresScale);
  const upscaler = values.text(KEY.hiresUpscaler);
  const steps = values.integer(KEY.hiresSteps);
  const size = values.size(KEY.hiresResize) ?? values.size(KEY.hiresSize);
  if (upscale === null && upscaler === null && steps === null && size === null) return null;
  return { upscale, upscaler, steps, width: size?.width ?? null, height: size?.height ?? null };
}
