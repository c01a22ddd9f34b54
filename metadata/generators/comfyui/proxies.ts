import type { JsonObject, JsonValue } from '../../texts/json.js';
import { toList, toObject, toText } from '../../texts/json-values.js';
import { widgetValues } from './widgets.js';

/** The id that stands for the inputs of the subgraph itself. */
const OWN_INPUTS = '-1';

/** The values of widgets by the id of their node in a subgraph, and by their name. */
export type WidgetsByNode = ReadonlyMap<string, JsonObject>;

/**
 * The values that the instance of a subgraph has for widgets of the nodes in it: `properties.proxyWidgets` names them,
 * `[["3", "seed"], ["-1", "text"]]`, and `widgets_values` holds their values in that order.
 * @param given Values that stand before those of the instance, where it is in a subgraph itself.
 */
export function proxiedWidgets(instance: JsonObject, given: JsonObject): WidgetsByNode {
  const values = toList(instance['widgets_values']);
  const found = new Map<string, Map<string, JsonValue>>();
  for (const [at, proxy] of proxiesOf(instance).entries()) {
    const id = toText(toList(proxy)[0]);
    const name = toText(toList(proxy)[1]);
    const value = given[name ?? ''] ?? values[at] ?? null;
    if (id === null || name === null || value === null) continue;
    const ofNode = found.get(id) ?? new Map<string, JsonValue>();
    found.set(id, ofNode.set(name, value));
  }
  return new Map([...found].map(([id, ofNode]) => [id, Object.fromEntries(ofNode)]));
}

/** The values of the inputs of an instance that were made of widgets. */
export function inputWidgets(instance: JsonObject, given: JsonObject): JsonObject {
  const own = proxiedWidgets(instance, given).get(OWN_INPUTS);
  if (own !== undefined) return { ...own, ...given };
  return proxiesOf(instance).length > 0 ? given : { ...widgetValues(instance, ''), ...given };
}

function proxiesOf(instance: JsonObject): readonly JsonValue[] {
  return toList(toObject(instance['properties'])?.['proxyWidgets']);
}
