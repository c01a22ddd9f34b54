import type { Resource } from '../../schema/models/metadata.js';
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../texts/json.js';
import { toIntegerText, toNumber, toText } from '../texts/json-values.js';
import type { Field } from '../texts/fields.js';

/** More than a picture can be made with. */
const MAX_RESOURCES = 1000;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What Civitai lists as used: `Civitai resources: [{"type":"checkpoint","modelVersionId":2514310,…}]`. */
export function civitaiResources(text: string, warnings: string[]): Resource[] {
  const list = parseResources(text);
  if (!Array.isArray(list)) {
    warnings.push('expected a list for Civitai resources');
    return [];
  }
  const resources: Resource[] = [];
  for (const entry of list) {
    if (resources.length < MAX_RESOURCES && isJsonObject(entry)) resources.push(resourceOf(entry));
  }
  return resources;
}

function resourceOf(entry: JsonObject): Resource {
  return {
    type: toText(entry['type']),
    name: toText(entry['modelName']),
    version: toText(entry['modelVersionName']),
    versionId: toIntegerText(entry['modelVersionId']),
    air: toText(entry['air']),
    hash: toText(entry['hash']),
    weight: toNumber(entry['weight']) ?? toNumber(entry['strength']),
  };
}

/** The engine's own parser is three times as fast. It rounds long integers: then they are read again. */
function parseResources(text: string): JsonValue | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonValue(value) && !(Array.isArray(value) && value.some(isRounded)) ? value : parseJson(text);
  } catch {
    return undefined;
  }
}

function isRounded(entry: JsonValue): boolean {
  if (!isJsonObject(entry)) return false;
  const id = entry['modelVersionId'];
  return typeof id === 'number' && !Number.isSafeInteger(id);
}

/** What the engine's parser gives is nothing else. */
function isJsonValue(value: unknown): value is JsonValue {
  return value !== undefined;
}

/** Civitai's own generator signs with a number of its own and an artist `ai`. */
export function isSignedByCivitai(fields: readonly Field[]): boolean {
  let isArtist = false;
  let isSoftware = false;
  for (const { carrier, text } of fields) {
    if (carrier === 'exif:Artist') isArtist = text === 'ai';
    else if (carrier === 'exif:Software') isSoftware = UUID.test(text);
  }
  return isArtist && isSoftware;
}
