import type { TextField } from './metadata.js';

/** A text under this name, `png:tEXt workflow`, or one that begins with it, as savers write into EXIF. */
const CARRIER = /(?:^|[: ])workflow(?: #\d+)?$/i;
const PREFIX = /^\s*workflow\s*:\s*(?=[{"])/i;
const KEY = '"workflow"';
/** Within a text of JSON in JSON, quotes have backslashes in front of them. */
const WORD = 'workflow';
/** What the editor's graphs have, those of other programs' workflows often not. */
const NODES = '"nodes"';
/** JSON in a text of JSON in a text; three levels occur. */
const MAX_NESTING = 8;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const LIST = 0x5b;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/**
 * The graph of ComfyUI's editor among the texts of a file: in one of its own, or as `workflow` of a JSON object, beside
 * what was run. Linear in the texts; what it has read is not parsed, so that all stays as written.
 * @returns Its JSON text as written, without the name in front and without the quotes of JSON in JSON; null where there
 * is none.
 */
export function workflowIn(raw: readonly TextField[]): string | null {
  const prefixed = raw.find(({ text }) => PREFIX.test(text));
  if (prefixed !== undefined) return unquoted(prefixed.text.replace(PREFIX, ''));
  const named = raw.find(({ carrier }) => CARRIER.test(carrier));
  if (named !== undefined) return unquoted(named.text);
  for (const { text } of raw) {
    if (!text.includes(WORD)) continue;
    const inner = memberOf(unquoted(text));
    const workflow = inner === null ? null : unquoted(inner);
    if (workflow?.startsWith('{') === true && workflow.includes(NODES)) return workflow;
  }
  return null;
}

/** The text in a text of JSON, at whatever depth; other text as it is. */
function unquoted(text: string): string {
  let inner = text;
  for (let depth = 0; depth < MAX_NESTING && inner.trimStart().startsWith('"'); depth++) {
    const value = parsed(inner);
    if (typeof value !== 'string') break;
    inner = value;
  }
  return inner;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The value of the member `workflow` of a JSON object, as text; null where it has none, or does not end. */
function memberOf(json: string): string | null {
  if (!json.trimStart().startsWith('{')) return null;
  let depth = 0;
  let start = -1;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(json, at);
      if (depth === 1 && start < 0 && json.slice(at, end) === KEY) start = behindColon(json, end);
      at = end - 1;
    } else if (code === OBJECT || code === LIST) {
      depth++;
    } else if (code === OBJECT_END || code === LIST_END) {
      depth--;
      if (depth <= 0) return start < 0 ? null : json.slice(start, at).trim();
    } else if (code === COMMA && depth === 1 && start >= 0) {
      return json.slice(start, at).trim();
    }
  }
  return null;
}

/** Where a string ends that begins with the quote at this place. */
function endOfString(json: string, quote: number): number {
  for (let at = quote + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at++;
  }
  return json.length;
}

const COLON = /\s{0,100}:/y;

/** Where the value of a key begins; -1 where no colon follows, and it is no key. */
function behindColon(json: string, from: number): number {
  COLON.lastIndex = from;
  return COLON.test(json) ? COLON.lastIndex : -1;
}
