import { parseJsonObject } from '../../texts/json.js';
import { toObject, toText } from '../../texts/json-values.js';
import type { Node } from './graph.js';

/** `urn:air:sdxl:checkpoint:civitai:827184@2514310`: https://github.com/civitai/civitai/wiki/AIR */
const AIR = /^urn:air:[^:]*:([a-z]+):[^:]*:[^@]*(?:@(\d+))?/i;

/** What an AIR says of a resource: its type, such as `checkpoint`, and the number of its version. */
export interface Air {
  readonly type: string;
  readonly versionId: string | null;
}

export function parseAir(text: string): Air | null {
  const [, type, versionId = null] = AIR.exec(text) ?? [];
  return type === undefined ? null : { type, versionId };
}

/** The node of Civitai that names models for other loaders. */
export function isSelector({ type }: Node): boolean {
  return type === 'CivitaiModelSelector';
}

/** The AIR that an output of the selector gives: `resources_json` has `{"bySlot": {"1": "urn:air:…"}}`. */
export function airOf({ inputs }: Node, slot: number): string | null {
  const json = inputs['resources_json'];
  const resources = typeof json === 'string' ? parseJsonObject(json) : toObject(json);
  return toText(toObject(resources?.['bySlot'])?.[String(slot)]) ?? toText(inputs['air']);
}
