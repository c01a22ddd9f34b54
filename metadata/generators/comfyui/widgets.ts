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
/** Nodes that begin with the size of a latent: `EmptyCosmosLatentVideo`, `WanCameraImageToVideo`. */
const SIZED = /^Empty\w*Latent|ToVideo|img2vid_Cond|Zero123_Cond|^SV3D_Cond/;
const SIZE = ['width', 'height'];
const TEXTS = /text|prompt|positive|negative|clip_[lg]|t5xxl|llama|string|value/i;

/** The values of a node's widgets by name. Of unknown nodes that name none, the first one is taken for the value. */
export function widgetValues(node: JsonObject, type: string): JsonObject {
  const values = node['widgets_values'];
  if (isJsonObject(values)) return values;
  const list = toList(values);
  if (type.startsWith('Power Lora Loader')) return powerLoras(list);
  if (type.startsWith('ShowText')) return shownTexts(list);
  return Object.fromEntries(pairUp(node, type, list).found);
}

/** How many of these values are those of a node that begins with the first of them; none of an unknown one. */
export function widgetCount(node: JsonObject, values: readonly JsonValue[]): number {
  return pairUp(node, toText(node['type']) ?? '', values, []).count;
}

function pairUp(
  node: JsonObject,
  type: string,
  list: readonly JsonValue[],
  ofUnknown: readonly string[] = ['value'],
): { found: [string, JsonValue][]; count: number } {
  const found: [string, JsonValue][] = [];
  let at = 0;
  for (const name of namesOf(node, type, ofUnknown)) {
    const value = list[at];
    if (value === undefined) break;
    found.push([name, typeof value === 'string' && TEXTS.test(name) ? withoutComments(value) : value]);
    at++;
    if (SEEDS.has(name) && AFTER_GENERATE.has(list[at])) at++;
  }
  return { found, count: at };
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

/** Since 2025 every widget is an input too, in order; before that, only those that were made one. */
function namesOf(node: JsonObject, type: string, ofUnknown: readonly string[]): readonly string[] {
  const known = knownNames(type) ?? ofUnknown;
  const inputs = toList(node['inputs']).map((input) => toObject(toObject(input)?.['widget']));
  const names = inputs.filter((widget) => widget !== null).map((widget) => toText(widget['name']) ?? '');
  return names.length >= known.length ? names : known;
}

function knownNames(type: string): readonly string[] | undefined {
  if (Object.hasOwn(WIDGETS, type)) return WIDGETS[type];
  return SIZED.test(type) && !/audio/i.test(type) ? SIZE : undefined;
}

/** What was shown before the run, as text or as a list of texts. */
function shownTexts(list: readonly JsonValue[]): JsonObject {
  return Object.fromEntries(list.flat().map((text, index) => [`text_${index}`, text]));
}

/** The loader of rgthree holds one object a LoRA among its widgets. */
function powerLoras(list: readonly JsonValue[]): JsonObject {
  const loras = list.filter((value) => isJsonObject(value) && 'lora' in value);
  return Object.fromEntries(loras.map((lora, index) => [`lora_${index + 1}`, lora]));
}
