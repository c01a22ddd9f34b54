/** The usual prefixes of namespaces that generators and editors use (ISO 16684-1, chapter 8; IPTC Photo Metadata). */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['http://ns.adobe.com/xap/1.0/mm/', 'xmpMM'],
  ['http://ns.adobe.com/xap/1.0/rights/', 'xmpRights'],
  ['http://ns.adobe.com/xmp/note/', 'xmpNote'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
  ['http://ns.adobe.com/camera-raw-settings/1.0/', 'crs'],
  ['http://ns.adobe.com/exif/1.0/', 'exif'],
  ['http://ns.adobe.com/exif/1.0/aux/', 'aux'],
  ['http://cipa.jp/exif/1.0/', 'exifEX'],
  ['http://ns.adobe.com/tiff/1.0/', 'tiff'],
  ['http://iptc.org/std/Iptc4xmpExt/2008-02-29/', 'iptcExt'],
  ['https://github.com/Comfy-Org/ComfyUI', 'comfy'],
]);

/** Where the usual prefix is of a namespace that the packet does not declare. */
const OTHER_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['xap', 'xmp'],
  ['Iptc4xmpExt', 'iptcExt'],
]);

/** The namespaces of an element, by the prefix that the packet gives them. */
export type Namespaces = ReadonlyMap<string, string>;

/** Most declarations that are kept of one packet. */
const MAX_NAMESPACES = 256;

/** The namespaces within an element: those around it, and those that it declares itself. */
export function namespacesWithin(outer: Namespaces, attributes: ReadonlyMap<string, string>): Namespaces {
  let inner: Map<string, string> | null = null;
  for (const [key, uri] of attributes) {
    if (!key.startsWith('xmlns') || (inner ?? outer).size >= MAX_NAMESPACES) continue;
    inner ??= new Map(outer);
    inner.set(key.slice('xmlns:'.length), uri);
  }
  return inner ?? outer;
}

/**
 * A name with the usual prefix of its namespace, whatever prefix the packet uses: `dc:description`.
 * @param isAttribute Whether it names an attribute: the default namespace is not for these.
 */
export function usualName(name: string, namespaces: Namespaces, { isAttribute = false } = {}): string {
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(0, colon));
  if (prefix === '' && isAttribute) return name;
  const uri = namespaces.get(prefix);
  const usual =
    uri === undefined
      ? (OTHER_PREFIXES.get(prefix) ?? prefix)
      : (PREFIXES.get(uri) ?? PREFIXES.get(uri.replace(/\/$/, '')) ?? prefix);
  return usual === '' ? name : `${usual}:${name.slice(colon + 1)}`;
}
