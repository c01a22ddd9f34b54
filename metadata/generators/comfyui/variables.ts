import type { Graph, Node } from './graph.js';

const SETTER = /^(?:easy )?setNode$/i;

/** By graph: the nodes that set a variable, by its name. */
const known = new WeakMap<Graph, ReadonlyMap<string, Node>>();

/**
 * The node that sets what another one gets, as `SetNode` and `GetNode` of KJNodes do. The editor takes both out before
 * a run, some exporters leave them in.
 */
export function setterOf(graph: Graph, getter: Node): Node | null {
  const setters = known.get(graph) ?? settersOf(graph);
  known.set(graph, setters);
  return setters.get(variableOf(getter)) ?? null;
}

function settersOf(graph: Graph): Map<string, Node> {
  const setters = [...graph.values()].filter(({ type }) => SETTER.test(type));
  return new Map(setters.map((setter) => [variableOf(setter), setter]));
}

/** The name is the only text among the inputs. */
function variableOf({ inputs }: Node): string {
  const name = Object.values(inputs).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : '';
}
