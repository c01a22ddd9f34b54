import type { GeneratorReader, Reading } from '../generator.js';
import { withCivitai } from './civitai.js';
import { type Document, documentsIn } from './documents.js';
import { valuesOf } from './values.js';

/**
 * The graphs of ComfyUI. They hold no values of a picture but the nodes that made it: what was run (`prompt`) stands
 * before what the editor showed (`workflow`), unless only that tells the prompt.
 */
export const comfyui: GeneratorReader = {
  name: 'ComfyUI',
  read(fields) {
    const readings = documentsIn(fields).map(readDocument);
    return readings.find(({ values }) => values.prompt !== undefined) ?? readings[0] ?? null;
  },
};

function readDocument({ field, graph, json }: Document): Reading {
  const { values, warnings } = valuesOf(graph);
  const written = withCivitai(json, values);
  return written === null
    ? { field, values: { ...values, generator: { name: 'ComfyUI', version: null } }, warnings }
    : { field, values: written, warnings: written.prompt === undefined ? warnings : [] };
}
