import { isJsonObject, type JsonObject, type JsonValue } from '../../texts/json.js';
import { toList, toNumber, toObject, toText } from '../../texts/json-values.js';
import { Definitions } from './definitions.js';
import { type Graph, MAX_NODES, type Node, nodeOf } from './graph.js';
import { Scope } from './scope.js';
import { widgetValues } from './widgets.js';

/** How deep subgraphs may stand in each other. */
const MAX_NESTING = 16;
/** Nodes of the editor alone. */
const NOTES = /^(?:Note|MarkdownNote)$/;

/** Whether this is what ComfyUI's editor saves: https://docs.comfy.org/specs/workflow_json */
export function isWorkflow(json: JsonObject): boolean {
  const nodes = toList(json['nodes']);
  // Workflows of InvokeAI have nodes with types too, but edges between them.
  return !('edges' in json) && nodes.some((node) => isJsonObject(node) && typeof node['type'] === 'string');
}

/**
 * The graph that a workflow of the editor would run: without muted nodes, with bypassed ones passed by, with subgraphs
 * in the place of their instances (their nodes' ids then are paths, as in ComfyUI's own API graphs).
 * @returns null where it has no nodes.
 */
export function workflowGraph(workflow: JsonObject): Graph | null {
  const graph = new Map<string, Node>();
  fill(graph, new Scope(workflow, new Definitions(workflow), null), 0);
  return graph.size === 0 ? null : graph;
}

function fill(graph: Map<string, Node>, scope: Scope, nesting: number): void {
  for (const node of [...scope.nodes.values()].toSorted(byId)) {
    if (graph.size >= MAX_NODES) return;
    const type = toText(node['type']) ?? '';
    if (scope.isOff(node) || NOTES.test(type)) continue;
    const inner = nesting < MAX_NESTING ? scope.inside(node) : null;
    if (inner !== null) {
      fill(graph, inner, nesting + 1);
      continue;
    }
    const id = scope.idOf(node);
    graph.set(id, nodeOf(id, type, inputsOf(scope, node, type)));
  }
}

/** Numbers in their order, as they stand in the graph that is run; the editor saves in the order of drawing. */
function byId(one: JsonObject, other: JsonObject): number {
  return (toNumber(one['id']) ?? 0) - (toNumber(other['id']) ?? 0);
}

/** What is linked stands before the widget that it was made from. */
function inputsOf(scope: Scope, node: JsonObject, type: string): JsonObject {
  const linked = toList(node['inputs']).flatMap((input, index): [string, JsonValue][] => {
    const name = toText(toObject(input)?.['name']) ?? 'value';
    const value = scope.valueOf(node, index);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries([
    ...Object.entries(widgetValues(node, type)),
    ...Object.entries(scope.proxiedOf(node)),
    ...linked,
  ]);
}
