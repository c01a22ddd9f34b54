import type { Parameter } from '../../schema/models/metadata.js';
import type { Infotext } from './infotext.js';
import { valuesByKey } from './infotext-keys.js';
import { areJammed, jammedLine } from './infotext-jammed.js';
import { ANCHORS, MIN_PAIRS, NEGATIVE, TEMPLATE } from './infotext-words.js';
import { beginsWithKey, type Pairs, parsePairs } from './pairs.js';

/** Not the separators of Unicode: quoted values hold them. */
const LINE_END = /\r\n|\n|\r/;
/** Pasted texts begin with a byte order mark or with the name of the field. */
const LEAD_IN = /^\uFEFF?\s*(?:parameters:\s*)?/i;

/** More tell nothing new; a line of a million words would make as many. */
const MAX_WARNINGS = 20;
/** How much of a part a warning shows, in characters. */
const SHOWN_LENGTH = 60;

/** Reads an infotext of any shape: line by line, from below. */
export function parseAnyInfotext(text: string): Infotext {
  const lines = text.replace(LEAD_IN, '').split(LINE_END);
  const found = findParameterLine(lines);
  if (found === null) {
    return {
      ...splitPrompts(lines),
      parameters: [],
      values: valuesByKey([]),
      hasParameters: false,
      warnings: [],
    };
  }
  const { parameters, unparsed } = parseTail([found.parameterLine, ...lines.slice(found.index + 1)]);
  return {
    ...splitPrompts([...lines.slice(0, found.index), ...found.promptLines]),
    parameters,
    values: valuesByKey(parameters),
    hasParameters: true,
    warnings: unparsed
      .slice(0, MAX_WARNINGS)
      .map((part) => `not understood in the parameter line: ${JSON.stringify(part.slice(0, SHOWN_LENGTH))}`),
  };
}

interface ParameterLine {
  index: number;
  parameterLine: string;
  /** What stood in front of the parameters on the same line. */
  promptLines: string[];
}

/** The lowest line that is a parameter line: texts may follow it, and prompts may hold `Steps:` or `Seed:`. */
function findParameterLine(lines: readonly string[]): ParameterLine | null {
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = (lines[index] ?? '').trim();
    if (TEMPLATE.test(line)) continue;
    if (isWholeLine(line)) return { index, parameterLine: line, promptLines: [] };
    const jammed = jammedLine(line, isParameterLine);
    if (jammed !== null) return { index, ...jammed };
    // Parameters stand behind the negative prompt; what looks like them above is prompt.
    if (line.startsWith(NEGATIVE)) return null;
  }
  return null;
}

/** Whether a line is parameters from its first character on. */
function isWholeLine(line: string): boolean {
  if (line.startsWith(NEGATIVE) || !line.includes(':') || !beginsWithKey(line)) return false;
  const pairs = parsePairs(line);
  return isParameterLine(pairs) && !areJammed(pairs.parameters);
}

function isParameterLine({ parameters, wellFormed }: Pairs): boolean {
  return wellFormed >= MIN_PAIRS && parameters.some(({ name }) => ANCHORS.has(name));
}

/** The negative prompt begins with the first line that says so; from there on all is as written. */
function splitPrompts(lines: readonly string[]): Pick<Infotext, 'prompt' | 'negativePrompt'> {
  const index = lines.findIndex((line) => line.trimStart().startsWith(NEGATIVE));
  if (index < 0) return { prompt: lines.join('\n').trim(), negativePrompt: '' };
  const negative = lines.slice(index).join('\n').trimStart().slice(NEGATIVE.length);
  return { prompt: lines.slice(0, index).join('\n').trim(), negativePrompt: negative.trim() };
}

/** The parameter line, and what stands behind it. */
function parseTail(lines: readonly string[]): Pick<Pairs, 'parameters' | 'unparsed'> {
  const templatesAt = lines.findIndex((line) => TEMPLATE.test(line.trim()));
  const pairLines = templatesAt < 0 ? lines : lines.slice(0, templatesAt);
  const parameters: Parameter[] = [];
  const unparsed: string[] = [];
  for (const line of joinedWhereOpen(pairLines)) {
    const pairs = parsePairs(line);
    // Not spread into the call: a line may hold more pairs than a call takes arguments.
    for (const parameter of pairs.parameters) parameters.push(parameter);
    for (const part of pairs.unparsed) unparsed.push(part);
  }
  if (templatesAt >= 0) parameters.push(...templates(lines.slice(templatesAt)));
  return { parameters, unparsed };
}

/** Before it wrote JSON, AUTOMATIC1111 put line ends into quoted values as they were. */
function joinedWhereOpen(lines: readonly string[]): readonly string[] {
  if (lines.length === 1 || !parsePairs(lines[0] ?? '').isOpen) return lines;
  const whole = lines.join('\n').trim();
  return parsePairs(whole).isOpen ? lines : [whole];
}

/** A template may have several lines; it goes on to the next one or to the end. */
function templates(lines: readonly string[]): Parameter[] {
  const found: { name: string; lines: string[] }[] = [];
  for (const line of lines) {
    const [, name, value] = TEMPLATE.exec(line.trim()) ?? [];
    if (name !== undefined && value !== undefined) found.push({ name, lines: [value] });
    else found.at(-1)?.lines.push(line);
  }
  return found.map(({ name, lines }) => ({ name, value: lines.join('\n').trim() }));
}
