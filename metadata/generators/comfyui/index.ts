import type { GeneratorReader, Reading } from '../generator.js';
import { withCivitai } from './civitai.js';
import { type Document, documentsIn } from './documents.js';
import { isMetaHub, withMetaHub } from './metahub.js';
import { valuesOf } from './values.js';

/**
 * The graphs of ComfyUI. They hold no values of a picture but the nodes that made it: what was run (`prompt`) stands
 * before what the editor showed (`workflow`). Where the first does not tell the prompt, the other one may.
 *
 * It declares neither names nor markers: savers put graphs under any name, and `read` passes what is none by quickly.
 */
export const comfyui: GeneratorReader = {
  name: 'ComfyUI',
  read(fields) {
    let best: Reading | null = null;
    for (const document of documentsIn(fields)) {
      const reading = readDocument(document);
      best = best === null ? reading : better(best, reading);
      if (best.values.prompt !== undefined) return best;
    }
    return best;
  },
};

function readDocument({ field, graph, json }: Document): Reading {
  const { values, warnings } = valuesOf(graph);
  if (isMetaHub(json)) return { field, values: withMetaHub(json, values), warnings: [] };
  const written = withCivitai(json, values);
  if (written === null) {
    values.generator = { name: 'ComfyUI', version: null };
    return { field, values, warnings };
  }
  return { field, values: written, warnings: written.prompt === undefined ? warnings : [] };
}

/** A graph without a sampler tells nothing; one without a prompt gets only that from the other. */
function better(first: Reading, second: Reading): Reading {
  if (first.values.passes === undefined)
    return second.values.passes === undefined && second.values.prompt === undefined ? first : second;
  const { prompt, negativePrompt = '' } = second.values;
  if (prompt === undefined) return first;
  const known = first.values.negativePrompt ?? '';
  return {
    ...first,
    values: { ...first.values, prompt, negativePrompt: known === '' ? negativePrompt : known },
    warnings: second.warnings,
  };
}
