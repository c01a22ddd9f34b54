import type { Field } from '../texts/fields.js';
import type { JsonObject, JsonValue } from '../texts/json.js';
import { toList, toObject } from '../texts/json-values.js';
import type { Reading } from './generator.js';
import { readCore } from './invokeai-core.js';

/** Nodes that collect the values of the picture: since 3.2, and in the first of 3.x. */
const COLLECTORS: ReadonlySet<JsonValue | undefined> = new Set(['core_metadata', 'metadata_accumulator']);

/**
 * Reads the graph of a file that lost its metadata. Its node `core_metadata` holds the same values, or takes them over
 * edges from nodes that are one value each; other nodes are not followed.
 */
export function readGraph(field: Field, graph: JsonObject): Reading {
  const nodes = toObject(graph['nodes']) ?? {};
  const [id, collector] =
    Object.entries(nodes).find(([, node]) => COLLECTORS.has(toObject(node)?.['type'])) ?? [];
  const core = toObject(collector);
  if (id === undefined || core === null) {
    return {
      field,
      values: { generator: { name: 'InvokeAI', version: null } },
      warnings: ['the metadata of InvokeAI is missing, and its graph does not hold it'],
    };
  }
  const reading = readCore(field, { ...core, ...incoming(id, nodes, graph['edges']) });
  return {
    ...reading,
    warnings: ['the metadata of InvokeAI is missing: read from its graph', ...reading.warnings],
  };
}

/** The values that come over edges, by the name of the input. */
function incoming(id: string, nodes: JsonObject, edges: JsonValue | undefined): JsonObject {
  const values: JsonObject = { __proto__: null };
  for (const edge of toList(edges)) {
    const source = toObject(toObject(edge)?.['source']);
    const destination = toObject(toObject(edge)?.['destination']);
    const from = source?.['node_id'];
    const input = destination?.['field'];
    if (destination?.['node_id'] !== id || typeof from !== 'string' || typeof input !== 'string') continue;
    const value = Object.hasOwn(nodes, from) ? toObject(nodes[from])?.['value'] : undefined;
    if (value !== undefined) values[input] = value;
  }
  return values;
}
