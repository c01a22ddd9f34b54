import type { Infotext } from './infotext.js';
import { MIN_PAIRS, NEGATIVE } from './infotext-words.js';
import { parsePairs } from './pairs.js';

const STEPS = 'Steps: ';
const LINE_OF_STEPS = `\n${STEPS}`;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
const SMALL_P = 0x70;

/**
 * The shape that AUTOMATIC1111 and its forks write, read without cutting the text into lines: the parameters begin
 * with `Steps` and are the last line, and before them `Negative prompt:` stands first at the start of a line. It is a
 * matter of speed alone: `parseAnyInfotext` reads these texts to the same result.
 * @returns null where the text has any other shape.
 */
export function parseUsualInfotext(text: string): Infotext | null {
  const first = text.charCodeAt(0);
  // White space, a byte order mark, or what may be the name of the field.
  if (!(first > SPACE) || first >= 0x80 ? isSpace(first) : (first | SPACE) === SMALL_P && isLeadIn(text)) {
    return null;
  }
  if (text.includes('\r')) return null;
  const start = text.indexOf(LINE_OF_STEPS) + 1;
  if (start === 0 && !text.startsWith(STEPS)) return null;
  if (!isCount(text, start + STEPS.length)) return null;
  const lineEnd = text.indexOf('\n', start);
  const end = lineEnd < 0 ? text.length : lineEnd;
  if (!isBlank(text, end)) return null;
  const named = text.indexOf(NEGATIVE);
  const negative = named > start ? -1 : named;
  if (negative > 0 && text.charCodeAt(negative - 1) !== LINE_FEED) return null;
  const { parameters, values, wellFormed, unparsed } = parsePairs(text, start, end);
  if (wellFormed < MIN_PAIRS || wellFormed < parameters.length || unparsed.length > 0) return null;
  return {
    prompt: text.slice(0, negative < 0 ? start : negative).trim(),
    negativePrompt: negative < 0 ? '' : text.slice(negative + NEGATIVE.length, start).trim(),
    parameters,
    values,
    hasParameters: true,
    warnings: [],
  };
}

/** Whether digits and a comma stand here; a prompt may go on with anything. */
function isCount(text: string, start: number): boolean {
  let at = start;
  let code = text.charCodeAt(at);
  while (code >= 0x30 && code <= 0x39) code = text.charCodeAt(++at);
  return code === COMMA && at > start;
}

/** Whether nothing follows but line ends and spaces. */
function isBlank(text: string, start: number): boolean {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LINE_FEED && code !== SPACE) return false;
  }
  return true;
}

function isLeadIn(text: string): boolean {
  return text.slice(0, 11).toLowerCase() === 'parameters:';
}

/** Anything that may be white space: letters of other scripts are not. */
function isSpace(code: number): boolean {
  return !(code > SPACE) || String.fromCharCode(code).trim() === '';
}
