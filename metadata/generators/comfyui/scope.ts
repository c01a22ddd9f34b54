import { isJsonObject, type JsonObject, type JsonValue } from '../../texts/json.js';
import { toInteger, toList, toObject, toText } from '../../texts/json-values.js';
import type { Definitions } from './definitions.js';
import { INPUT_END, OUTPUT_END } from './ends.js';
import { inputWidgets, proxiedWidgets, type WidgetsByNode } from './proxies.js';

/** Where the instance of a subgraph stands. */
interface Instance {
  readonly scope: Scope;
  readonly node: JsonObject;
}

interface Wire {
  readonly from: string;
  readonly fromSlot: number;
  readonly to: string;
  readonly toSlot: number;
}

const MUTED = 2;
const BYPASSED = 4;
const NOTHING: JsonObject = {};
/** How many nodes that only pass something on may follow each other. */
const MAX_HOPS = 100;
/** No node has more; those of one that is bypassed are looked through for each node behind it. */
const MAX_INPUTS = 100;

/** The nodes and wires of a workflow, or of one instance of a subgraph. */
export class Scope {
  readonly nodes: ReadonlyMap<string, JsonObject>;
  readonly #definitions: Definitions;
  readonly #instance: Instance | null;
  readonly #wires = new Map<string, Wire>();
  /** By the input that they come in by. */
  readonly #wiresInto = new Map<string, Wire>();
  readonly #proxied: WidgetsByNode;
  #inputWidgets: JsonObject | null = null;
  readonly #insides = new Map<JsonObject, Scope>();
  readonly #setters = new Map<string, JsonObject>();
  readonly #ends = new Map<number, Wire>();

  constructor(graph: JsonObject, definitions: Definitions, instance: Instance | null) {
    this.#definitions = definitions;
    this.#instance = instance;
    this.#proxied =
      instance === null ? new Map() : proxiedWidgets(instance.node, instance.scope.proxiedOf(instance.node));
    const nodes = new Map<string, JsonObject>();
    for (const node of toList(graph['nodes'])) {
      const id = isJsonObject(node) ? toText(node['id']) : null;
      if (!isJsonObject(node) || id === null) continue;
      nodes.set(id, node);
      if (node['type'] === 'SetNode') this.#setters.set(variableOf(node), node);
    }
    this.nodes = nodes;
    for (const link of toList(graph['links'])) this.#addWire(link);
  }

  idOf(node: JsonObject): string {
    const id = toText(node['id']) ?? '';
    return this.#instance === null ? id : `${this.#instance.scope.idOf(this.#instance.node)}:${id}`;
  }

  /** Muted and bypassed nodes are not run. */
  isOff({ mode }: JsonObject): boolean {
    return mode === MUTED || mode === BYPASSED;
  }

  /** The values that the instance of this subgraph has for the widgets of a node, by name. */
  proxiedOf(node: JsonObject): JsonObject {
    return this.#proxied.get(toText(node['id']) ?? '') ?? NOTHING;
  }

  /** The nodes that stand in the place of an instance of a subgraph; null for other nodes. */
  inside(node: JsonObject): Scope | null {
    const known = this.#insides.get(node);
    if (known !== undefined) return known;
    const definition = this.#definitions.take(node);
    if (definition === undefined) return null;
    const scope = new Scope(definition, this.#definitions, { scope: this, node });
    this.#insides.set(node, scope);
    return scope;
  }

  /** The link or literal that comes in by an input of a node; undefined where nothing does. */
  valueOf(node: JsonObject, index: number, hops = 0): JsonValue | undefined {
    const wire = this.#wireInto(node, index);
    if (wire === undefined || hops > MAX_HOPS) return undefined;
    if (wire.from === INPUT_END) return this.#outerValue(wire.fromSlot, hops + 1);
    return this.#outputOf(wire.from, wire.fromSlot, hops + 1);
  }

  #outputOf(id: string, slot: number, hops: number): JsonValue | undefined {
    const node = this.nodes.get(id);
    if (node === undefined || node['mode'] === MUTED) return undefined;
    if (node['mode'] === BYPASSED) return this.#bypassed(node, slot, hops);
    if (node['type'] === 'GetNode') {
      const setter = this.#setters.get(variableOf(node));
      return setter === undefined ? undefined : this.valueOf(setter, 0, hops);
    }
    const inner = this.inside(node);
    if (inner === null) return [this.idOf(node), slot];
    const end = inner.#ends.get(slot);
    return end === undefined ? undefined : inner.#endValue(end, hops);
  }

  #endValue(end: Wire, hops: number): JsonValue | undefined {
    if (hops > MAX_HOPS) return undefined;
    return end.from === INPUT_END
      ? this.#outerValue(end.fromSlot, hops + 1)
      : this.#outputOf(end.from, end.fromSlot, hops + 1);
  }

  /** What the instance of this subgraph gets by one of its inputs: a link, or the value of its own widget. */
  #outerValue(slot: number, hops: number): JsonValue | undefined {
    if (this.#instance === null) return undefined;
    const { scope, node } = this.#instance;
    const linked = scope.valueOf(node, slot, hops);
    if (linked !== undefined) return linked;
    const name = toText(toObject(toList(node['inputs'])[slot])?.['name']);
    this.#inputWidgets ??= inputWidgets(node, scope.proxiedOf(node));
    return name === null ? undefined : this.#inputWidgets[name];
  }

  /** A bypassed node hands on the input of its output's type, that of the same place first. */
  #bypassed(node: JsonObject, slot: number, hops: number): JsonValue | undefined {
    const type = toObject(toList(node['outputs'])[slot])?.['type'];
    const inputs = toList(node['inputs']).slice(0, MAX_INPUTS);
    const candidates = [slot, ...inputs.keys()];
    const index = candidates.find((candidate) => toObject(inputs[candidate])?.['type'] === type);
    return index === undefined ? undefined : this.valueOf(node, index, hops);
  }

  #wireInto(node: JsonObject, index: number): Wire | undefined {
    const { link } = toObject(toList(node['inputs'])[index]) ?? NOTHING;
    // Where an input does not say by which link, the link says by which input.
    return link === undefined
      ? this.#wiresInto.get(`${toText(node['id'])} ${index}`)
      : this.#wires.get(toText(link) ?? '');
  }

  /** Lists in a workflow, objects in a subgraph. */
  #addWire(link: JsonValue): void {
    const [id, from, fromSlot, to, toSlot] = isJsonObject(link)
      ? [link['id'], link['origin_id'], link['origin_slot'], link['target_id'], link['target_slot']]
      : toList(link);
    const source = toText(from);
    const target = toText(to);
    if (source === null || target === null) return;
    const wire = {
      from: source,
      fromSlot: toInteger(fromSlot) ?? 0,
      to: target,
      toSlot: toInteger(toSlot) ?? 0,
    };
    this.#wires.set(toText(id) ?? '', wire);
    this.#wiresInto.set(`${wire.to} ${wire.toSlot}`, wire);
    if (wire.to === OUTPUT_END) this.#ends.set(wire.toSlot, wire);
  }
}

/** What `SetNode` and `GetNode` of KJNodes share a value under. */
function variableOf(node: JsonObject): string {
  return toText(toList(node['widgets_values'])[0]) ?? '';
}
