import { type Field, fieldNamed } from '../texts/fields.js';
import { parseJsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { a1111 } from './a1111.js';
import type { GeneratorReader, Reading } from './generator.js';
import { fromProject } from './stability-matrix-project.js';
import { fromSettings, NAME } from './stability-matrix-settings.js';

/**
 * Stability Matrix: `parameters-json` (its `GenerationParameters`) has the names for people and the size of the
 * finished image; `smproj`, the project, has the sampler's own name and the size before upscaling. Beside them stand
 * an infotext and the graph that its ComfyUI ran, which say less.
 */
export const stabilityMatrix: GeneratorReader = {
  name: NAME,
  texts: ['parameters-json', 'smproj'],
  read(fields) {
    const field = fieldNamed(fields, 'parameters-json');
    const projectField = fieldNamed(fields, 'smproj');
    if (field === undefined && projectField === undefined) return null;
    const warnings: string[] = [];
    const settings = jsonOf(field, warnings);
    const project = jsonOf(projectField, warnings);
    if (settings !== null && field !== undefined) return fromSettings(fields, field, settings, project);
    return fromInfotext(fields, warnings) ?? fromProject(projectField, project);
  },
};

/** The JSON of a text, or null with a warning. */
function jsonOf(field: Field | undefined, warnings: string[]): JsonReader | null {
  const object = field && parseJsonObject(field.text);
  if (object !== undefined) return new JsonReader(object, warnings);
  if (field !== undefined) warnings.push(`${field.name} of ${NAME} is no JSON`);
  return null;
}

/** The infotext says the same with fewer words. */
function fromInfotext(fields: readonly Field[], warnings: readonly string[]): Reading | null {
  const field = fieldNamed(fields, 'parameters');
  const reading = field === undefined ? null : a1111.read([field]);
  if (reading === null) return null;
  return {
    field: reading.field,
    values: { ...reading.values, generator: { name: NAME, version: null } },
    warnings: [...warnings, ...reading.warnings],
  };
}
