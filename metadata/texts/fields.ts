import type { TextField } from '../../schema/models/metadata.js';
import { type JsonObject, parseJsonObject } from './json.js';

/** A text of a file, with the name under which it stands: PNG keyword, EXIF tag, tag of a video. */
export interface Field extends TextField {
  /** In lower case: other tools write it back with a capital. */
  readonly name: string;
}

/**
 * Makes a field.
 * @param name The name under which the text stands, in any case of letters; without one, what stands behind the colon
 * of the carrier.
 */
export function fieldOf(
  carrier: string,
  text: string,
  name = carrier.slice(carrier.indexOf(':') + 1),
): Field {
  return { carrier, text, name: name.toLowerCase() };
}

/** The first field of one of these names (in lower case). */
export function fieldNamed(fields: readonly Field[], ...names: string[]): Field | undefined {
  return fields.find(({ name }) => names.includes(name));
}

export interface JsonField {
  field: Field;
  object: JsonObject;
}

/**
 * The first field that holds a JSON object of a certain kind, in whatever carrier: the same text stands in PNG
 * texts, in EXIF and in comments.
 * @param marker Text that such an object holds; graphs of other generators are not parsed in vain.
 */
export function findJson(
  fields: readonly Field[],
  marker: string,
  isOne: (object: JsonObject, field: Field) => boolean,
): JsonField | undefined {
  for (const field of fields) {
    if (!field.text.includes(marker)) continue;
    const object = parseJsonObject(field.text);
    if (object !== undefined && isOne(object, field)) return { field, object };
  }
  return undefined;
}
