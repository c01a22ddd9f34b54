import { isJsonObject, type JsonObject } from '../../texts/json.js';
import { toList, toObject, toText } from '../../texts/json-values.js';

/** Subgraphs in subgraphs multiply: so many nodes and links of all their instances are taken in. */
const MAX_COPIED = 50_000;

/** The subgraphs of a workflow by the type of their instances. */
export class Definitions {
  readonly #byType: ReadonlyMap<string, JsonObject>;
  #left = MAX_COPIED;

  constructor(workflow: JsonObject) {
    const subgraphs = toList(toObject(workflow['definitions'])?.['subgraphs']).filter(isJsonObject);
    this.#byType = new Map(subgraphs.map((subgraph) => [toText(subgraph['id']) ?? '', subgraph]));
  }

  /** The subgraph of an instance, as long as there may be more of them. */
  take(type: string): JsonObject | undefined {
    const definition = this.#byType.get(type);
    if (definition === undefined) return undefined;
    this.#left -= 1 + toList(definition['nodes']).length + toList(definition['links']).length;
    return this.#left < 0 ? undefined : definition;
  }
}
