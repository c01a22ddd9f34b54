import { isJsonObject, type JsonObject, type JsonValue } from '../../texts/json.js';
import { toList, toObject, toText } from '../../texts/json-values.js';
import { WIDGETS } from './widget-names.js';

const SEEDS: ReadonlySet<string> = new Set(['seed', 'noise_seed']);
/** What becomes of a seed after a run (a boolean before 2023): a widget that the graph knows nothing of. */
const AFTER_GENERATE: ReadonlySet<JsonValue | undefined> = new Set([
  'fixed',
  'increment',
  'decrement',
  'randomize',
  true,
  false,
  null,
]);
const TEXTS = /text|prompt|positive|negative|clip_[lg]|t5xxl|llama|string|value/i;

/** The values of a node's widgets by name. Of unknown nodes that name none, the first one is taken for the value. */
export function widgetValues(node: JsonObject, type: string): JsonObject {
  const values = node['widgets_values'];
  if (isJsonObject(values)) return values;
  const list = toList(values);
  if (type.startsWith('Power Lora Loader')) return powerLoras(list);
  const found: [string, JsonValue][] = [];
  let at = 0;
  for (const name of namesOf(node, type)) {
    const value = list[at];
    if (value === undefined) break;
    found.push([name, typeof value === 'string' && TEXTS.test(name) ? withoutComments(value) : value]);
    at++;
    if (SEEDS.has(name) && AFTER_GENERATE.has(list[at])) at++;
  }
  return Object.fromEntries(found);
}

/** The editor takes comments out of texts before a run. */
function withoutComments(text: string): string {
  let rest = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('/*', at);
    const end = start < 0 ? -1 : text.indexOf('*/', start + 2);
    if (end < 0) return rest + text.slice(at);
    rest += text.slice(at, start);
    at = end + 2;
  }
}

function namesOf(node: JsonObject, type: string): readonly string[] {
  const known = Object.hasOwn(WIDGETS, type) ? WIDGETS[type] : undefined;
  if (known !== undefined) return known;
  const inputs = toList(node['inputs']).map(toObject);
  const named = inputs.filter((input) => toObject(input?.['widget']) !== null);
  const names = named.map((input) => toText(toObject(input?.['widget'])?.['name']) ?? '');
  return names.length > 0 ? names : ['value'];
}

/** The loader of rgthree holds one object a LoRA among its widgets. */
function powerLoras(list: readonly JsonValue[]): JsonObject {
  const loras = list.filter((value) => isJsonObject(value) && 'lora' in value);
  return Object.fromEntries(loras.map((lora, index) => [`lora_${index + 1}`, lora]));
}
