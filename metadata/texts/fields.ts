import type { TextField } from '../../schema/models/metadata.js';
import { type JsonObject, parseJsonObject } from './json.js';

/** A carrier is a container, in PNG the type of the chunk, and the name under which the text stands. */
const CARRIER = /^\w+:(?:[a-z]{4} )?(.*)$/is;

/** The name under which a text stands, in lower case: other tools write it back with a capital. */
export function nameOf({ carrier }: TextField): string {
  return (CARRIER.exec(carrier)?.[1] ?? carrier).toLowerCase();
}

/** The first field of one of these names (in lower case). */
export function fieldNamed(fields: readonly TextField[], ...names: string[]): TextField | undefined {
  return fields.find((field) => names.includes(nameOf(field)));
}

export interface JsonField {
  field: TextField;
  object: JsonObject;
}

/**
 * The first field that holds a JSON object of a certain kind, in whatever carrier: the same text stands in PNG
 * texts, in EXIF and in comments.
 * @param marker Text that such an object holds; graphs of other generators are not parsed in vain.
 */
export function findJson(
  fields: readonly TextField[],
  marker: string,
  isOne: (object: JsonObject, field: TextField) => boolean,
): JsonField | undefined {
  for (const field of fields) {
    if (!field.text.includes(marker)) continue;
    const object = parseJsonObject(field.text);
    if (object !== undefined && isOne(object, field)) return { field, object };
  }
  return undefined;
}
