import type { Lora } from '../../../schema/models/metadata.js';
import { isJsonObject } from '../../texts/json.js';
import { toNumber, toText } from '../../texts/json-values.js';
import type { Graph, Node } from './graph.js';
import { scalar } from './scalars.js';

const NUMBERED = /^lora(?:_name)?_(\d+)$/i;

/**
 * The LoRAs that a node loads: one of its own, the rows of a stack (`lora_name_1`, `model_weight_1`), or those of the
 * Power Lora Loader of rgthree (`{"on", "lora", "strength"}`). What is switched off is left out.
 */
export function lorasOf(graph: Graph, node: Node): Lora[] {
  const found: Lora[] = [];
  const own = scalar(graph, [node], ['lora_name', 'lora'], toText);
  if (own !== null) {
    const names = ['strength_model', 'lora_model_strength', 'lora_strength', 'strength', 'model_strength'];
    found.push({ name: own, weight: scalar(graph, [node], names, toNumber), hash: null });
  }
  for (const [input, value] of Object.entries(node.inputs)) {
    const number = NUMBERED.exec(input)?.[1];
    if (number === undefined || isOff(node, number)) continue;
    if (isJsonObject(value)) {
      const name = toText(value['lora']);
      if (name !== null && value['on'] !== false)
        found.push({ name, weight: toNumber(value['strength']), hash: null });
      continue;
    }
    const name = scalar(graph, [node], [input], toText);
    if (name === null) continue;
    const weights = ['model_weight', 'lora_wt', 'model_str', 'strength_model', 'strength', 'lora_strength'];
    const weight = scalar(
      graph,
      [node],
      weights.map((prefix) => `${prefix}_${number}`),
      toNumber,
    );
    found.push({ name, weight, hash: null });
  }
  return found.filter(({ name }) => name !== 'None' && name !== 'CHOOSE');
}

/** A row that its switch turns off, or that is behind the count of rows in use. */
function isOff({ inputs }: Node, number: string): boolean {
  const answer = inputs[`switch_${number}`] ?? inputs[`enabled_${number}`];
  if (answer === 'Off' || answer === false) return true;
  const count = toNumber(inputs['lora_count'] ?? inputs['num_loras']);
  return count !== null && Number(number) > count;
}
