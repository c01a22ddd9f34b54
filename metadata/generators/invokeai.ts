import { type Field, fieldNamed } from '../texts/fields.js';
import { type JsonObject, parseJsonObject } from '../texts/json.js';
import type { GeneratorReader, Reading } from './generator.js';
import { readCore } from './invokeai-core.js';
import { readDream } from './invokeai-dream.js';
import { readGraph } from './invokeai-graph.js';
import { readFormer } from './invokeai-former.js';

/** The texts of InvokeAI that are JSON, and what reads them, those that say most first. */
const JSON_TEXTS: readonly (readonly [
  name: string,
  read: (field: Field, object: JsonObject) => Reading | null,
])[] = [
  ['invokeai_metadata', readCore],
  ['sd-metadata', readFormer],
];

/**
 * InvokeAI, in three ages: `invokeai_metadata` (its `CoreMetadata`) since 3.0, `sd-metadata` before, the command line
 * as `Dream` in the beginning. Files of 2.x hold the second and the third; files since 3.0 the graph besides.
 */
export const invokeai: GeneratorReader = {
  name: 'InvokeAI',
  texts: ['invokeai_metadata', 'invokeai_graph', 'invokeai_workflow', 'sd-metadata', 'dream'],
  read(fields) {
    const warnings: string[] = [];
    const reading = fromJson(fields, warnings) ?? fromDream(fields) ?? fromGraph(fields);
    return reading && { ...reading, warnings: [...warnings, ...reading.warnings] };
  },
};

function fromJson(fields: readonly Field[], warnings: string[]): Reading | null {
  for (const [name, read] of JSON_TEXTS) {
    const field = fieldNamed(fields, name);
    if (field === undefined) continue;
    const object = parseJsonObject(field.text);
    const reading = object === undefined ? null : read(field, object);
    if (reading !== null) return reading;
    warnings.push(`${field.carrier} cannot be read`);
  }
  return null;
}

function fromDream(fields: readonly Field[]): Reading | null {
  const field = fieldNamed(fields, 'dream');
  return field === undefined ? null : readDream(field);
}

function fromGraph(fields: readonly Field[]): Reading | null {
  const field = fieldNamed(fields, 'invokeai_graph') ?? fieldNamed(fields, 'invokeai_workflow');
  const object = field && parseJsonObject(field.text);
  return field === undefined || object === undefined ? null : readGraph(field, object);
}
