import type { JsonValue } from '../../texts/json.js';
import { type Graph, isLink, linkOf, MAX_DEPTH, type Node } from './graph.js';
import { setterOf } from './variables.js';

/** Nodes that hand on what comes in. */
const PASSING = /^(?:Reroute\b|PreviewAny$|(?:easy )?setNode$|Display Any|easy showAnything)/i;
const GETTER = /^(?:easy )?getNode$/i;
const SWITCH = /switch/i;
/** Names of the inputs of switches that choose by a boolean: `ComfySwitchNode`, `easy ifElse`; those of Impact. */
const CHOICES = [
  ['on_true', 'on_false'],
  ['tt_value', 'ff_value'],
] as const;
const DECIDERS = ['switch', 'boolean', 'cond', 'condition'];
const SELECTORS = ['select', 'Input', 'index', 'input', 'which'];
/** Inputs of `Any Switch (rgthree)`, which hands on the first that is not null. */
const ANY = /^any_(\d+)$/;

/**
 * Through which inputs a value may come that passes a node unchanged, the likeliest first: the one input of a reroute,
 * the chosen input of a switch. The inputs that were not chosen follow: what a chosen one makes only at run time, the
 * other one often holds as written.
 * @returns null where the node makes its value itself.
 */
export function routesOf(graph: Graph, node: Node): readonly JsonValue[] | null {
  const known = passages.get(node);
  if (known !== undefined) return known;
  const routes = findRoutes(graph, node);
  if (routes !== null) passages.set(node, routes);
  return routes;
}

/** Nodes that pass values on are passed for each value anew, and may have thousands of inputs. */
const passages = new WeakMap<Node, readonly JsonValue[]>();

function findRoutes(graph: Graph, node: Node): readonly JsonValue[] | null {
  const { type, inputs } = node;
  if (PASSING.test(type)) return passed(graph, node);
  if (GETTER.test(type)) {
    const setter = setterOf(graph, node);
    return setter === null ? [] : passed(graph, setter);
  }
  const choice = CHOICES.find(([whenTrue, whenFalse]) => whenTrue in inputs || whenFalse in inputs);
  if (choice !== undefined) return chosen(graph, node, choice);
  return SWITCH.test(type) ? selected(graph, node) : null;
}

function passed(graph: Graph, { inputs }: Node): JsonValue[] {
  return links(graph, Object.values(inputs)).slice(0, 1);
}

function chosen(
  graph: Graph,
  { inputs }: Node,
  [whenTrue, whenFalse]: (typeof CHOICES)[number],
): JsonValue[] {
  const decider = DECIDERS.map((name) => literal(graph, inputs[name])).find((value) => value !== null);
  const { [whenTrue]: first = null, [whenFalse]: second = null } = inputs;
  return decider === false ? [second, first] : [first, second];
}

function selected(graph: Graph, { inputs }: Node): JsonValue[] {
  const names = Object.keys(inputs);
  const any = names.flatMap((name) => {
    const number = ANY.exec(name)?.[1];
    const value = inputs[name] ?? null;
    return number === undefined || value === null || isMissing(graph, value)
      ? []
      : [{ number: Number(number), value }];
  });
  if (any.length > 0) return any.toSorted((a, b) => a.number - b.number).map(({ value }) => value);
  const all = links(graph, Object.values(inputs));
  const selector = SELECTORS.map((name) => literal(graph, inputs[name])).find((value) => value !== null);
  if (selector === undefined) return all;
  const ending = String(selector);
  const likely = names.filter((name) => name.replace(/^\D*/, '') === ending || name.endsWith(`_${ending}`));
  return [...likely.map((name) => inputs[name] ?? null), ...all];
}

/** A link to a node that was not run. */
function isMissing(graph: Graph, value: JsonValue): boolean {
  return isLink(value) && linkOf(graph, value) === null;
}

function links(graph: Graph, values: readonly (JsonValue | undefined)[]): JsonValue[] {
  return values.filter((value) => value !== undefined).filter((value) => linkOf(graph, value) !== null);
}

/** The number or boolean that decides a switch, through primitives. */
function literal(graph: Graph, value: JsonValue | undefined): number | boolean | null {
  let next = value;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    if (typeof next === 'number' || typeof next === 'boolean') return next;
    const link = linkOf(graph, next);
    if (link === null) return null;
    const { inputs } = link.node;
    next = inputs['value'] ?? inputs['boolean'] ?? inputs['int'] ?? inputs['number'] ?? inputs[''];
  }
  return null;
}
