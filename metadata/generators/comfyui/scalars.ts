import type { JsonValue } from '../../texts/json.js';
import { airOf, isSelector } from './airs.js';
import { type Graph, linkOf, MAX_DEPTH, type Node } from './graph.js';
import { routesOf } from './routes.js';
import { slotInput } from './slots.js';

/** Reads a literal as what it ought to be; null where it is not that. */
export type Accept<Value> = (value: JsonValue) => Value | null;

/**
 * Inputs in which nodes that only hold a value hold it; `base_ctx` is of the contexts of rgthree. Seed nodes stand last:
 * they give any integer, but others have a seed besides.
 */
const HOLDERS = [
  'value',
  'int',
  'Value',
  'number',
  'Number',
  'float',
  'string',
  'text',
  'base_ctx',
  'seed',
  'noise_seed',
];

/**
 * The first of several inputs of several nodes that gives a value.
 * @param names The inputs, which have several names among the nodes that mean the same.
 */
export function scalar<Value>(
  graph: Graph,
  nodes: readonly Node[],
  names: readonly string[],
  accept: Accept<Value>,
): Value | null {
  for (const { inputs } of nodes) {
    for (const name of names) {
      const input = inputs[name];
      if (input === undefined || input === null) continue;
      const value = Array.isArray(input) ? resolve(graph, input, names, accept) : accept(input);
      if (value !== null) return value;
    }
  }
  return null;
}

/** A value: a literal, or what stands at the other end of the link in an input of the same or a holder's name. */
function resolve<Value>(
  graph: Graph,
  value: JsonValue,
  names: readonly string[],
  accept: Accept<Value>,
): Value | null {
  const visited = new Set<Node>();
  let next: JsonValue | undefined = value;
  while (next !== undefined && next !== null) {
    const link = linkOf(graph, next);
    if (link === null) return accept(next);
    const { node, slot } = link;
    if (visited.has(node) || visited.size >= MAX_DEPTH) return null;
    visited.add(node);
    const routes = routesOf(graph, node);
    next = routes === null ? held(graph, node, slot, names, accept) : routes[0];
  }
  return null;
}

function held<Value>(
  graph: Graph,
  node: Node,
  slot: number,
  names: readonly string[],
  accept: Accept<Value>,
): JsonValue | undefined {
  const { inputs } = node;
  if (isSelector(node)) return airOf(node, slot) ?? undefined;
  const own = slotInput(node, slot);
  if (own !== null) return inputs[own];
  for (const name of [...names, ...HOLDERS]) {
    const value = inputs[name];
    if (value === undefined) continue;
    if (linkOf(graph, value) !== null || accept(value) !== null) return value;
  }
  return undefined;
}
