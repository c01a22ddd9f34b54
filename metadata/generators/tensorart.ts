import type { Lora } from '../../schema/models/metadata.js';
import { type Field, fieldNamed } from '../texts/fields.js';
import { parseJsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toIntegerText, toObject } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader } from './generator.js';

/** What is written where the seed was left to chance; the one that was drawn stands in the graph. */
const RANDOM = '-1';

/** TensorArt: PNG `generation_data`, JSON behind which a NUL may follow, beside the graph of its ComfyUI. */
export const tensorart: GeneratorReader = {
  name: 'TensorArt',
  texts: ['generation_data'],
  read(fields) {
    const field = fieldNamed(fields, 'generation_data');
    const object = field && parseJsonObject(field.text);
    if (field === undefined || object === undefined) return null;
    const data = new JsonReader(object);
    const base = data.object('baseModel');
    return {
      field,
      values: {
        generator: { name: 'TensorArt', version: null },
        prompt: data.text('prompt') ?? '',
        negativePrompt: data.text('negativePrompt') ?? '',
        seed: seed(data, fieldNamed(fields, 'prompt')),
        steps: data.integer('steps'),
        cfgScale: data.number('cfgScale'),
        sampler: data.text('samplerName', 'ksamplerName'),
        scheduler: data.text('schedule'),
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

function seed(data: JsonReader, graph: Field | undefined): string | null {
  const written = data.integerText('seed');
  if (written !== RANDOM) return written;
  const drawn = graph === undefined ? new Set<string>() : graphSeeds(graph.text);
  const [only] = drawn;
  if (only !== undefined && drawn.size === 1) return only;
  data.warn('the seed was left to chance, and the graph does not tell which one was drawn');
  return null;
}

/** The seeds of all nodes of a graph; each pass of one image has the same. */
function graphSeeds(text: string): Set<string> {
  const seeds = new Set<string>();
  for (const node of Object.values(parseJsonObject(text) ?? {})) {
    const inputs = toObject(toObject(node)?.['inputs']);
    const found = toIntegerText(inputs?.['seed']) ?? toIntegerText(inputs?.['noise_seed']);
    if (found !== null) seeds.add(found);
  }
  return seeds;
}
