import type { Provenance } from '../../schema/models/metadata.js';
import { readC2pa } from './c2pa-manifest.js';
import type { Contents } from './container.js';
import { takeRoom, takeText } from './take.js';

const UNKNOWN: Provenance = { vendor: null, claimGenerator: null, digitalSourceType: null };

/**
 * Takes in what a C2PA manifest store tells, as JSON of a `Provenance`: the store itself is no text.
 * @param store The JUMBF box, from its length on; what containers put in front of it may stand there too.
 * @param where What held it, for the warning.
 */
export function takeC2pa(contents: Contents, store: Uint8Array, where: string): void {
  if (!takeRoom(contents, store.length, where)) return;
  const provenance = readC2pa(store);
  if (provenance === null) contents.warnings.push(`the C2PA manifest in ${where} cannot be read`);
  const text = JSON.stringify(provenance ?? UNKNOWN);
  takeText(contents, 'c2pa:manifest', new TextEncoder().encode(text), where, 'c2pa');
}
