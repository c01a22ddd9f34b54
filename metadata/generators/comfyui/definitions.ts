import { isJsonObject, type JsonObject } from '../../texts/json.js';
import { toList, toObject, toText } from '../../texts/json-values.js';
import { groupNodesOf, subgraphOf } from './group-nodes.js';

/** Subgraphs in subgraphs multiply: so many nodes and links of all their instances are taken in. */
const MAX_COPIED = 50_000;

/** The subgraphs and group nodes of a workflow by the type of their instances. */
export class Definitions {
  readonly #subgraphs: ReadonlyMap<string, JsonObject>;
  readonly #groups: ReadonlyMap<string, JsonObject>;
  #left = MAX_COPIED;

  constructor(workflow: JsonObject) {
    const subgraphs = toList(toObject(workflow['definitions'])?.['subgraphs']).filter(isJsonObject);
    this.#subgraphs = new Map(subgraphs.map((subgraph) => [toText(subgraph['id']) ?? '', subgraph]));
    this.#groups = groupNodesOf(workflow);
  }

  /** What stands in the place of an instance, as long as there may be more of that. */
  take(instance: JsonObject): JsonObject | undefined {
    const type = toText(instance['type']) ?? '';
    const subgraph = this.#subgraphs.get(type);
    const definition = subgraph ?? this.#groups.get(type);
    if (definition === undefined) return undefined;
    this.#left -= 1 + toList(definition['nodes']).length + toList(definition['links']).length;
    if (this.#left < 0) return undefined;
    return subgraph ?? subgraphOf(definition, instance);
  }
}
