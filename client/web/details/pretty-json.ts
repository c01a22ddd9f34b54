const INDENT = '  ';
/** Strings with their quotes, signs, and everything else that stands between signs and white space. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{},:]|[^\s"[\]{},:]+/gsy;
/** White space before a token. */
const SPACE = /\s*/y;
/** Numbers and the like in brackets, such as places and sizes of nodes, read better in one line. */
const SHORT_LIST = /\[[^[\]{}"\n]{0,60}\]/y;

/** Whether a text looks as if it were an object or a list in JSON. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{[\s"}]|\[[\s\S])/.test(text) && /[\]}]\s*$/.test(text);
}

/**
 * JSON with line ends and indents. Its tokens stay as they are: `JSON.parse` would round seeds beyond 2^53, and refuse the
 * `NaN` that Python writes. What is no JSON comes out somehow, with all of its tokens.
 */
export function prettyJson(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  let at = skipSpace(text, 0);
  const lineEnd = (): number => parts.push('\n', INDENT.repeat(Math.min(depth, 100)));
  while (at < text.length) {
    const token = match(SHORT_LIST, text, at) ?? match(TOKEN, text, at) ?? text.charAt(at);
    const next = skipSpace(text, at + token.length);
    if (token === '{' || token === '[') {
      const closing = token === '{' ? '}' : ']';
      if (text.charAt(next) === closing) {
        parts.push(token, closing);
        at = skipSpace(text, next + 1);
        continue;
      }
      parts.push(token);
      depth++;
      lineEnd();
    } else if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      lineEnd();
      parts.push(token);
    } else if (token === ',') {
      parts.push(token);
      lineEnd();
    } else parts.push(token.startsWith('[') ? spaced(token) : token === ':' ? ': ' : token);
    at = next;
  }
  return parts.join('');
}

function spaced(list: string): string {
  return list.replaceAll(/\s+/g, '').replaceAll(',', ', ');
}

function skipSpace(text: string, at: number): number {
  return at + (match(SPACE, text, at)?.length ?? 0);
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
