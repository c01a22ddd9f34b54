import { type Field, fieldOf } from './fields.js';
import { xmpProperties, type XmpProperty } from './xmp-properties.js';

/** Most properties of one packet that become texts of their own. */
const MAX_FIELDS = 128;

/** Namespaces of editors and cameras, in which nobody writes prompts; their properties go by the hundred. */
const TECHNICAL: ReadonlySet<string> = new Set(['xmpMM', 'xmpNote', 'crs', 'aux', 'exifEX']);

/** What is text of the namespaces that mirror EXIF. */
const EXIF_TEXTS: ReadonlySet<string> = new Set([
  'exif:UserComment',
  'tiff:ImageDescription',
  'tiff:Make',
  'tiff:Model',
  'tiff:Software',
  'tiff:Artist',
]);

export function isXmp(text: string): boolean {
  return text.includes('http://www.w3.org/1999/02/22-rdf-syntax-ns#') || text.includes('<rdf:RDF');
}

/**
 * The value of a property, the first one where it has several.
 * @param name With its usual prefix, such as `dc:description`.
 */
export function xmpValue(xmp: string, name: string): string | null {
  for (const property of xmpProperties(xmp)) if (property.name === name) return property.value;
  return null;
}

/**
 * The properties of XMP (ISO 16684-1) as texts: `xmp:dc:description`, named `dc:description`, with the usual prefix
 * whatever the packet calls it. Those of a list are texts each.
 */
export function xmpFields(packet: string): Field[] {
  const fields: Field[] = [];
  if (!isXmp(packet)) return fields;
  for (const property of xmpProperties(packet)) {
    if (!isText(property)) continue;
    if (fields.length >= MAX_FIELDS) break;
    fields.push(fieldOf(`xmp:${property.name}`, property.value));
  }
  return fields;
}

function isText({ name }: XmpProperty): boolean {
  const prefix = name.slice(0, Math.max(0, name.indexOf(':')));
  if (prefix === 'exif' || prefix === 'tiff') return EXIF_TEXTS.has(name);
  return !TECHNICAL.has(prefix);
}
