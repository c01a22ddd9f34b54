/** What a piece of XML is: a start of an element, its end, or text. Comments, instructions and declarations are none. */
export type XmlEvent =
  | { kind: 'start'; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: 'end'; name: string }
  | { kind: 'text'; text: string };

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const MAX_CODE_POINT = 0x10ffff;

const COMMENT = '<!--';
const CDATA = '<![CDATA[';
/** The name behind `<`. */
const NAME = /[^\s/>=<"'!?][^\s/>=<"']*/y;
/** One attribute, with the white space in front of it. */
const ATTRIBUTE = /\s*([^\s/>=<"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
/** What ends a start tag. */
const TAG_END = /\s*(\/?)>/y;

/**
 * The pieces of an XML text (W3C XML 1.0, chapter 2) in their order. Forgiving: what is no XML is passed over up to the
 * next `<`, and nothing checks that elements match. Linear in its input, and without a stack.
 */
export function* xmlEvents(xml: string): Generator<XmlEvent, void, undefined> {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    if (tag !== at) {
      const end = tag < 0 ? xml.length : tag;
      yield { kind: 'text', text: decodeEntities(xml.slice(at, end)) };
      at = end;
    } else if (xml.startsWith(CDATA, at)) {
      const end = endOf(xml, ']]>', at);
      yield { kind: 'text', text: xml.slice(at + CDATA.length, end - ']]>'.length) };
      at = end;
    } else if (xml.startsWith(COMMENT, at)) {
      at = endOf(xml, '-->', at + COMMENT.length);
    } else if (xml.startsWith('</', at)) {
      const end = endOf(xml, '>', at);
      yield { kind: 'end', name: xml.slice(at + 2, end - 1).trim() };
      at = end;
    } else if (xml.startsWith('<?', at)) {
      at = endOf(xml, '?>', at);
    } else {
      at = yield* startTag(xml, at);
    }
  }
}

/** @returns Where the tag ends. */
function* startTag(xml: string, start: number): Generator<XmlEvent, number, undefined> {
  const [name] = matchAt(NAME, xml, start + 1) ?? [];
  if (name === undefined) return start + 1;
  let at = start + 1 + name.length;
  const attributes = new Map<string, string>();
  for (;;) {
    const match = matchAt(ATTRIBUTE, xml, at);
    if (match === null) break;
    const [whole, key = '', quoted, single] = match;
    if (!attributes.has(key)) attributes.set(key, decodeEntities(quoted ?? single ?? ''));
    at += whole.length;
  }
  const end = matchAt(TAG_END, xml, at);
  if (end === null) return at;
  yield { kind: 'start', name, attributes };
  if (end[1] === '/') yield { kind: 'end', name };
  return at + end[0].length;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Behind the next `mark`, or at the end of the text where there is none. */
function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? xml.length : at + mark.length;
}

/** The text that the predefined entities and the references to characters stand for. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (entity: string, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= MAX_CODE_POINT ? String.fromCodePoint(code) : entity;
    },
  );
}
