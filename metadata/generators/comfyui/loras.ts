import type { Lora } from '../../../schema/models/metadata.js';
import { isJsonObject, type JsonValue } from '../../texts/json.js';
import { toList, toNumber, toText } from '../../texts/json-values.js';
import { loraTags } from '../../texts/lora-tags.js';
import { fileName } from './file-names.js';
import { type Graph, linkOf, type Node } from './graph.js';
import { scalar } from './scalars.js';

/** Rows of stacks: `lora_1` and `lora_name_1`; `lora_1_name` of easy; `lora1_name` of ttN. */
const NUMBERED = /^lora(?:(?:_name)?_(\d+)|_?(\d+)_name)$/i;
const WEIGHTS = [
  'strength_model',
  'lora_model_strength',
  'lora_strength',
  'strength',
  'model_strength',
  'lora_wt',
];
/** Of rows, where the number is the end of the name. `lora_wt` counts in the simple mode of Efficient only. */
const ROW_WEIGHTS = ['model_weight', 'lora_wt', 'model_str', 'strength_model', 'strength', 'lora_strength'];
const ADVANCED_ROW_WEIGHTS = ['model_str', ...ROW_WEIGHTS];
/** Nodes that load what their texts ask for: `<lora:name:weight>`. */
const BY_TEXT = /^(?:Power Prompt|ImpactWildcardEncode|LoraTagLoader)/;
const PLACEHOLDERS: ReadonlySet<string> = new Set(['None', 'none', 'CHOOSE']);

/**
 * The LoRAs that a node loads: one of its own, the rows of a stack (`lora_name_1`, `model_weight_1`), or those of the
 * Power Lora Loader of rgthree (`{"on", "lora", "strength"}`) and of the LoRA Manager. What is switched off is left out.
 */
export function lorasOf(graph: Graph, node: Node): Lora[] {
  const found: Lora[] = [];
  const { inputs } = node;
  if (inputs['switch'] === 'Off' || inputs['toggle'] === false) return found;
  if (BY_TEXT.test(node.type))
    found.push(...loraTags(toText(inputs['populated_text'] ?? inputs['prompt'] ?? inputs['text']) ?? ''));
  found.push(...managedLoras(inputs['loras']));
  for (const input of Object.keys(inputs)) {
    // Most nodes have none; the first letters tell.
    if (!input.startsWith('l') && !input.startsWith('L')) continue;
    const lora =
      input === 'lora_name' || input === 'lora' ? ownLora(graph, node, input) : rowOf(graph, node, input);
    if (lora !== null && !PLACEHOLDERS.has(lora.name)) found.push(lora);
  }
  return found;
}

/** The list of the LoRA Manager. ComfyUI wraps lists that are no links into `__value__`. */
function managedLoras(value: JsonValue | undefined): Lora[] {
  const list = isJsonObject(value) ? value['__value__'] : value;
  return toList(list).flatMap((lora): Lora[] => {
    if (!isJsonObject(lora) || lora['active'] === false) return [];
    const name = fileName(lora['name'] ?? null);
    return name === null ? [] : [{ name, weight: toNumber(lora['strength']), hash: null }];
  });
}

function ownLora(graph: Graph, node: Node, input: string): Lora | null {
  const value = node.inputs[input];
  // A chain of LoRAs comes in by an input of this name too.
  if (input === 'lora' && linkOf(graph, value) !== null) return null;
  const name = scalar(graph, [node], [input], fileName);
  return name === null ? null : { name, weight: scalar(graph, [node], WEIGHTS, toNumber), hash: null };
}

function rowOf(graph: Graph, node: Node, input: string): Lora | null {
  const [, last, middle] = NUMBERED.exec(input) ?? [];
  const number = last ?? middle;
  if (number === undefined || isOff(node, number)) return null;
  const value = node.inputs[input];
  if (isJsonObject(value) && 'lora' in value) {
    const name = fileName(value['lora'] ?? null);
    if (name === null || value['on'] === false) return null;
    return { name, weight: toNumber(value['strength']), hash: null };
  }
  const name = scalar(graph, [node], [input], fileName);
  if (name === null) return null;
  const names =
    middle === undefined
      ? (node.inputs['input_mode'] === 'advanced' ? ADVANCED_ROW_WEIGHTS : ROW_WEIGHTS).map(
          (prefix) => `${prefix}_${number}`,
        )
      : rowWeights(node, input.slice(0, -'name'.length));
  return { name, weight: scalar(graph, [node], names, toNumber), hash: null };
}

/** `lora_1_strength` counts in the simple mode of easy, `lora_1_model_strength` in the other one. */
function rowWeights({ inputs }: Node, prefix: string): string[] {
  const names = [`${prefix}strength`, `${prefix}model_strength`];
  return inputs['mode'] === 'advanced' ? names.toReversed() : names;
}

/** A row that its switch turns off, or that is behind the count of rows in use. */
function isOff({ inputs }: Node, number: string): boolean {
  const answer = inputs[`switch_${number}`] ?? inputs[`enabled_${number}`];
  if (answer === 'Off' || answer === false) return true;
  const count = toNumber(inputs['lora_count'] ?? inputs['num_loras']);
  return count !== null && Number(number) > count;
}
