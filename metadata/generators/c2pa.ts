import type { Provenance } from '../../schema/models/metadata.js';
import type { Field } from '../texts/fields.js';
import { parseJsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import type { GeneratorReader } from './generator.js';

/**
 * Programs that say who made the picture, and no more: a C2PA manifest, which containers hand over as JSON. It
 * must be asked last, as there may be a prompt in another text.
 */
export const c2pa: GeneratorReader = {
  name: 'C2PA',
  texts: ['c2pa'],
  read(fields) {
    const field = manifestIn(fields);
    const provenance = provenanceIn(fields);
    if (field === undefined || provenance === null) return null;
    return {
      field,
      values: { provenance, generator: { name: provenance.vendor ?? 'C2PA', version: null } },
      warnings: ['the file carries C2PA provenance and no prompt'],
    };
  },
};

/** What the C2PA manifest of a file says, whichever generator its texts are of; null where there is none. */
export function provenanceIn(fields: readonly Field[]): Provenance | null {
  const field = manifestIn(fields);
  const object = field && parseJsonObject(field.text);
  if (object === undefined) return null;
  const manifest = new JsonReader(object);
  return {
    vendor: manifest.text('vendor'),
    claimGenerator: manifest.text('claimGenerator'),
    digitalSourceType: manifest.text('digitalSourceType'),
  };
}

/** By its carrier: a PNG may have a text that is called the same. */
function manifestIn(fields: readonly Field[]): Field | undefined {
  return fields.find(({ carrier }) => carrier === 'c2pa:manifest');
}
