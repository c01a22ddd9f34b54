import { isJsonObject, type JsonValue } from '../../texts/json.js';
import { toText } from '../../texts/json-values.js';

/** The file of a model: its name, or an object that has it as `content` (custom-scripts of pysssss). */
export function fileName(value: JsonValue): string | null {
  const name = isJsonObject(value) ? value['content'] : value;
  return typeof name === 'string' ? toText(name) : null;
}
