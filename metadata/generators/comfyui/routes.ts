import type { JsonValue } from '../../texts/json.js';
import { type Graph, linkOf, MAX_DEPTH, type Node } from './graph.js';

/** Nodes that hand on what comes in. The names in UI workflows of `SetNode` are of KJNodes. */
const PASSING = /^(?:Reroute\b|PreviewAny$|SetNode$|Display Any|easy showAnything)/i;
const SWITCH = /switch/i;
const SELECTORS = ['select', 'Input', 'index', 'input', 'which'];

/**
 * Through which inputs a value may come that passes a node unchanged, the likeliest first: the one input of a reroute,
 * the chosen input of a switch. The inputs that were not chosen follow: what a chosen one makes only at run time, the
 * other one often holds as written.
 * @returns null where the node makes its value itself.
 */
export function routesOf(graph: Graph, { type, inputs }: Node): readonly JsonValue[] | null {
  if (PASSING.test(type)) return links(graph, Object.values(inputs)).slice(0, 1);
  if (!SWITCH.test(type)) return null;
  if ('on_true' in inputs || 'on_false' in inputs) {
    const { on_true: whenTrue = null, on_false: whenFalse = null } = inputs;
    return literal(graph, inputs['switch'] ?? inputs['boolean']) === false
      ? [whenFalse, whenTrue]
      : [whenTrue, whenFalse];
  }
  const all = links(graph, Object.values(inputs));
  const selector = SELECTORS.map((name) => literal(graph, inputs[name])).find((value) => value !== null);
  if (selector === undefined) return all;
  const chosen = Object.entries(inputs).filter(([name]) => name.endsWith(String(selector)));
  return [
    ...links(
      graph,
      chosen.map(([, value]) => value),
    ),
    ...all,
  ];
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
    next = inputs['value'] ?? inputs['boolean'] ?? inputs['int'] ?? inputs['number'];
  }
  return null;
}
