import { type Namespaces, namespacesWithin, usualName } from './xmp-names.js';
import { type XmlEvent, xmlEvents } from './xml.js';

/** A property of XMP and one of its values, as text. */
export interface XmpProperty {
  /** With the usual prefix, such as `dc:description`. */
  name: string;
  value: string;
}

/** What an element is in XMP, by where it stands (ISO 16684-1, chapter 7). */
type Role =
  | 'outer'
  | 'graph'
  | 'node'
  | 'property'
  | 'list'
  | 'alternatives'
  | 'item'
  | 'structure'
  | 'value'
  | 'ignored';

interface Element {
  role: Role;
  /** As the packet has it, for finding the end. */
  tag: string;
  namespaces: Namespaces;
}

/** The property that the walk is in, with what it found there. */
interface OpenProperty {
  name: string;
  text: string[];
  items: Item[];
  resource: string;
  hasAlternatives: boolean;
}

interface Item {
  text: string[];
  isDefault: boolean;
}

/** Elements deeper than this are no properties. */
const MAX_DEPTH = 64;

/**
 * The properties of XMP that have text as their value, or lists of texts. Structures are passed over. Of the languages
 * of one text (`rdf:Alt`) the default counts. Linear in its input; stops when the caller does.
 */
export function* xmpProperties(packet: string): Generator<XmpProperty, void, undefined> {
  const walk = new PropertyWalk();
  for (const event of xmlEvents(packet)) yield* walk.next(event);
}

class PropertyWalk {
  readonly #stack: Element[] = [];
  /** How many elements are open beyond the greatest depth. */
  #tooDeep = 0;
  #property: OpenProperty | null = null;

  *next(event: XmlEvent): Generator<XmpProperty, void, undefined> {
    if (event.kind === 'text') this.#addText(event.text);
    else if (event.kind === 'end') yield* this.#close(event.name);
    else if (this.#stack.length >= MAX_DEPTH) this.#tooDeep++;
    else yield* this.#open(event.name, event.attributes);
  }

  *#open(tag: string, attributes: ReadonlyMap<string, string>): Generator<XmpProperty, void, undefined> {
    const outer = this.#stack.at(-1);
    const namespaces = namespacesWithin(outer?.namespaces ?? new Map<string, string>(), attributes);
    const name = usualName(tag, namespaces);
    const role = roleOf(name, outer?.role ?? 'outer');
    this.#stack.push({ role, tag, namespaces });
    const named = Array.from(attributes, ([key, value]) => ({
      name: usualName(key, namespaces, { isAttribute: true }),
      value,
    }));
    const valueOf = (wanted: string) => named.find((attribute) => attribute.name === wanted)?.value;
    if (role === 'node') {
      yield* named.filter((attribute) => isProperty(attribute.name) && attribute.value !== '');
    } else if (role === 'property') {
      const resource = valueOf('rdf:resource') ?? valueOf('rdf:value') ?? '';
      this.#property = { name, text: [], items: [], resource, hasAlternatives: false };
    } else if (role === 'alternatives' && this.#property !== null) {
      this.#property.hasAlternatives = true;
    } else if (role === 'item') {
      const resource = valueOf('rdf:resource');
      const text = resource === undefined ? [] : [resource];
      this.#property?.items.push({ text, isDefault: valueOf('xml:lang') === 'x-default' });
    }
  }

  #addText(text: string): void {
    const role = this.#tooDeep > 0 ? 'ignored' : this.#stack.at(-1)?.role;
    if (role === 'item') this.#property?.items.at(-1)?.text.push(text);
    else if (role === 'property' || role === 'value') this.#property?.text.push(text);
  }

  /** An end closes what is open within, too; one that fits nothing closes nothing. */
  *#close(tag: string): Generator<XmpProperty, void, undefined> {
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    const at = this.#stack.findLastIndex((element) => element.tag === tag);
    if (at < 0) return;
    const closed = this.#stack.splice(at);
    if (this.#property === null || !closed.some(({ role }) => role === 'property')) return;
    yield* valuesOf(this.#property);
    this.#property = null;
  }
}

function roleOf(name: string, outer: Role): Role {
  switch (outer) {
    case 'outer':
      if (name === 'rdf:Description') return 'node';
      return name === 'rdf:RDF' ? 'graph' : 'outer';
    case 'graph':
      return 'node';
    case 'node':
      return 'property';
    case 'property':
      if (name === 'rdf:Alt') return 'alternatives';
      if (name === 'rdf:Seq' || name === 'rdf:Bag') return 'list';
      if (name === 'rdf:value') return 'value';
      return name === 'rdf:Description' ? 'structure' : 'ignored';
    case 'structure':
      return name === 'rdf:value' ? 'value' : 'ignored';
    case 'list':
    case 'alternatives':
      return name === 'rdf:li' ? 'item' : 'ignored';
    default:
      return 'ignored';
  }
}

/** Whether an attribute of a node is a property of it, and no part of the grammar. */
function isProperty(name: string): boolean {
  return !/^(?:rdf:|xml:|xmlns)/.test(name) && name.includes(':');
}

function valuesOf({ name, text, items, resource, hasAlternatives }: OpenProperty): XmpProperty[] {
  const values = items
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
    .map((item) => item.text.join('').trim());
  const found = (values.length === 0 ? [text.join('').trim() || resource] : values).filter(
    (value) => value !== '',
  );
  return (hasAlternatives ? found.slice(0, 1) : found).map((value) => ({ name, value }));
}
