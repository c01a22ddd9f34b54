import type { Model } from '../../schema/models/metadata.js';

/** A model of which the name, the hash or both are known; null where neither is. */
export function toModel(name: string | null, hash: string | null): Model | null {
  return name === null && hash === null ? null : { name, hash };
}
