import { isJsonObject, type JsonList, type JsonObject, type JsonValue } from '../../texts/json.js';
import { toInteger, toList, toObject, toText } from '../../texts/json-values.js';
import { INPUT_END, OUTPUT_END } from './ends.js';
import { widgetCount } from './widgets.js';

/** The types of instances: `workflow>Name`, before 2024 `workflow/Name`. */
const SEPARATORS = ['>', '/'];

/** The group nodes of a workflow by the type of their instances: `extra.groupNodes`, which subgraphs came after. */
export function groupNodesOf(workflow: JsonObject): Map<string, JsonObject> {
  const groups = toObject(toObject(workflow['extra'])?.['groupNodes']) ?? {};
  const found = new Map<string, JsonObject>();
  for (const name of Object.keys(groups)) {
    const group = groups[name];
    if (!isJsonObject(group)) continue;
    for (const separator of SEPARATORS) found.set(`workflow${separator}${name}`, group);
  }
  return found;
}

/**
 * A group node as the subgraph that it would be today. Its nodes are known by their place, and its links are
 * `[from, fromSlot, to, toSlot]`; what they leave open are the inputs and outputs of the instance, in order. The widgets
 * of the instance are those of all nodes, one after the other.
 */
export function subgraphOf(group: JsonObject, instance: JsonObject): JsonObject {
  const nodes = toList(group['nodes']).map((node) => toObject(node) ?? {});
  // Links from nowhere are those that came from outside when the group was made.
  const inner = toList(group['links'])
    .map(wireOf)
    .filter(({ from }) => from >= 0);
  const taken = new Set(inner.map(({ to, toSlot }) => `${to} ${toSlot}`));
  const given = new Set(inner.map(({ from, fromSlot }) => `${from} ${fromSlot}`));
  const external = new Set(
    toList(group['external']).map((end) => `${placeOf(toList(end)[0])} ${toText(toList(end)[1])}`),
  );
  const config = toObject(group['config']) ?? {};

  const wires: (readonly [from: number | string, fromSlot: number, to: number | string, toSlot: number])[] =
    [];
  for (const { from, fromSlot, to, toSlot } of inner) wires.push([from, fromSlot, to, toSlot]);
  const ends = new InstanceInputs(instance);
  let outputs = 0;
  for (const [at, node] of nodes.entries()) {
    for (const [slot, input] of toList(node['inputs']).entries()) {
      const name = toText(toObject(input)?.['name']) ?? '';
      if (taken.has(`${at} ${slot}`) || isHidden(config, at, 'input', name)) continue;
      const end = ends.next(isWidget(input));
      if (end !== undefined) wires.push([INPUT_END, end, at, slot]);
    }
    for (const slot of toList(node['outputs']).keys()) {
      const key = `${at} ${slot}`;
      if ((given.has(key) && !external.has(key)) || isHidden(config, at, 'output', String(slot))) continue;
      wires.push([at, slot, OUTPUT_END, outputs]);
      outputs++;
    }
  }
  const widgets = widgetsOf(nodes, toList(instance['widgets_values']));
  return {
    nodes: nodes.map((node, at) => ({
      ...node,
      id: at,
      inputs: toList(node['inputs']).map((input) => ({ ...toObject(input), link: undefined })),
      ...(widgets === null ? {} : { widgets_values: widgets[at] }),
    })),
    links: wires.map((wire, id): JsonList => [id, ...wire]),
  };
}

/** A node by its place, or written out as a whole. */
function placeOf(node: JsonValue | undefined): string | null {
  return toText(toObject(node)?.['index'] ?? node);
}

function wireOf(link: JsonValue): { from: number; fromSlot: number; to: number; toSlot: number } {
  const [from, fromSlot, to, toSlot] = toList(link).map((end) => toInteger(end) ?? -1);
  return { from: from ?? -1, fromSlot: fromSlot ?? -1, to: to ?? -1, toSlot: toSlot ?? -1 };
}

/** Hands out the inputs of an instance in order; those that were made of widgets stand apart. */
class InstanceInputs {
  readonly #plain: number[] = [];
  readonly #widgets: number[] = [];

  constructor(instance: JsonObject) {
    for (const [at, input] of toList(instance['inputs']).entries()) {
      (isWidget(input) ? this.#widgets : this.#plain).push(at);
    }
    this.#plain.reverse();
    this.#widgets.reverse();
  }

  next(ofWidget: boolean): number | undefined {
    return ofWidget ? this.#widgets.pop() : this.#plain.pop();
  }
}

function isWidget(input: JsonValue): boolean {
  return toObject(toObject(input)?.['widget']) !== null;
}

function isHidden(config: JsonObject, at: number, kind: 'input' | 'output', name: string): boolean {
  return toObject(toObject(toObject(config[String(at)])?.[kind])?.[name])?.['visible'] === false;
}

/** The widgets of each node, cut from those of the instance; null where they do not fit, and the nodes keep their own. */
function widgetsOf(nodes: readonly JsonObject[], all: readonly JsonValue[]): JsonValue[][] | null {
  let at = 0;
  const widgets = nodes.map((node) => {
    const own = node['widgets_values'];
    const count = Array.isArray(own) ? own.length : widgetCount(node, all.slice(at, at + MAX_WIDGETS));
    const cut = all.slice(at, at + count);
    at += count;
    return cut;
  });
  return all.length > 0 && at === all.length ? widgets : null;
}

/** No node has more. */
const MAX_WIDGETS = 100;
