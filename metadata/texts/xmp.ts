/**
 * Values of XMP (ISO 16684-1) without an XML parser: programs write a property as an attribute, as the text of an
 * element, or as the items of an `rdf:Alt`, `rdf:Seq` or `rdf:Bag` in it. Linear in its input.
 */

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const MAX_CODE_POINT = 0x10ffff;
const ITEM_END = '</rdf:li>';

export function isXmp(text: string): boolean {
  return text.includes('<rdf:RDF');
}

/**
 * The value of a property, the first one where it has several.
 * @param name With its usual prefix, such as `dc:description`.
 */
export function xmpValue(xmp: string, name: string): string | null {
  const value = elementText(xmp, name) ?? attributeText(xmp, name);
  return value === null ? null : decodeEntities(value).trim();
}

function elementText(xmp: string, name: string): string | null {
  const tag = xmp.indexOf(`<${name}`);
  const start = tag < 0 ? -1 : xmp.indexOf('>', tag);
  const end = start < 0 ? -1 : xmp.indexOf(`</${name}>`, start);
  if (end < 0) return null;
  const inner = xmp.slice(start + 1, end);
  const item = inner.indexOf('<rdf:li');
  if (item < 0) return inner;
  const itemStart = inner.indexOf('>', item);
  const itemEnd = inner.indexOf(ITEM_END, itemStart);
  return itemStart < 0 || itemEnd < 0 ? null : inner.slice(itemStart + 1, itemEnd);
}

function attributeText(xmp: string, name: string): string | null {
  const at = xmp.indexOf(`${name}=`);
  const start = at + name.length + 2;
  const quote = at < 0 ? undefined : xmp[start - 1];
  if (quote !== '"' && quote !== "'") return null;
  const end = xmp.indexOf(quote, start);
  return end < 0 ? null : xmp.slice(start, end);
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (entity: string, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= MAX_CODE_POINT ? String.fromCodePoint(code) : entity;
    },
  );
}
