import type { Lora } from '../../schema/models/metadata.js';
import { type Field, fieldNamed } from '../texts/fields.js';
import { parseJsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toIntegerText, toObject } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import { comfyui } from './comfyui/index.js';
import type { GeneratorReader } from './generator.js';

/** What is written where the seed was left to chance; the one that was drawn stands in the graph. */
const RANDOM = '-1';

/**
 * TensorArt: PNG `generation_data`, JSON behind which a NUL may follow. The graph of its ComfyUI beside it tells which
 * sampler was used where the JSON does not.
 */
export const tensorart: GeneratorReader = {
  name: 'TensorArt',
  texts: ['generation_data'],
  read(fields) {
    const field = fieldNamed(fields, 'generation_data');
    const object = field && parseJsonObject(field.text);
    if (field === undefined || object === undefined) return null;
    const data = new JsonReader(object);
    const base = data.object('baseModel');
    const graph = fieldNamed(fields, 'prompt');
    const sampler = data.text('samplerName', 'ksamplerName');
    const scheduler = data.text('schedule');
    const written = data.integerText('seed');
    const isComplete = sampler !== null && written !== null && written !== RANDOM;
    const run = isComplete || graph === undefined ? {} : (comfyui.read([graph])?.values ?? {});
    return {
      field,
      values: {
        generator: { name: 'TensorArt', version: null },
        prompt: data.text('prompt') ?? '',
        negativePrompt: data.text('negativePrompt') ?? '',
        seed: seed(data, written, graph, run.seed ?? null),
        steps: data.integer('steps'),
        cfgScale: data.number('cfgScale'),
        sampler: sampler ?? run.sampler ?? null,
        scheduler: scheduler ?? (sampler === null ? (run.scheduler ?? null) : null),
        model: toModel(base.text('modelFileName', 'label'), base.text('hash')),
        loras: data.objects('models').flatMap(lora),
        vae: data.text('sdVae'),
        clipSkip: data.integer('clipSkip'),
        denoisingStrength: data.number('denoisingStrength'),
        width: data.integer('width'),
        height: data.integer('height'),
      },
      warnings: data.warnings,
    };
  },
};

function lora(model: JsonReader): Lora[] {
  const name = model.text('modelFileName', 'label');
  const type = model.text('type');
  if (name === null || (type !== null && type !== 'LORA')) return [];
  return [{ name, weight: model.number('weight'), hash: model.text('hash') }];
}

/** The seed as written; where it was left to chance, the one that all nodes share, else that of the sampler that counts. */
function seed(
  data: JsonReader,
  written: string | null,
  graph: Field | undefined,
  sampled: string | null,
): string | null {
  if (written !== null && written !== RANDOM) return written;
  const drawn = graph === undefined ? null : (sharedSeed(graph) ?? sampled);
  if (drawn !== null && drawn !== RANDOM) return drawn;
  if (written === RANDOM) {
    data.warn('the seed was left to chance, and the graph does not tell which one was drawn');
  }
  return null;
}

function sharedSeed(graph: Field): string | null {
  const seeds = new Set<string>();
  for (const node of Object.values(parseJsonObject(graph.text) ?? {})) {
    const inputs = toObject(toObject(node)?.['inputs']);
    const found = toIntegerText(inputs?.['seed']) ?? toIntegerText(inputs?.['noise_seed']);
    if (found !== null && found !== RANDOM) seeds.add(found);
  }
  const [only] = seeds;
  return seeds.size === 1 && only !== undefined ? only : null;
}
