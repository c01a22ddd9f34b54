import type { Parameter } from '../../schema/models/metadata.js';
import { beginsWithKey, type Pairs, parsePairs } from './pairs.js';

/** The three parts of an infotext, as AUTOMATIC1111 and everything compatible with it writes them. */
export interface Infotext {
  prompt: string;
  negativePrompt: string;
  parameters: Parameter[];
  /** Whether there was a parameter line. Without one the text is taken for a prompt. */
  hasParameters: boolean;
  warnings: string[];
}

/** Not the separators of Unicode: quoted values hold them. */
const LINE_END = /\r\n|\n|\r/;
const NEGATIVE = 'Negative prompt:';
/** Every parameter line of every generator holds one of these. */
const ANCHORS = new Set(['Steps', 'Sampler', 'Seed', 'CFG scale', 'Size', 'Model']);
/** A line with fewer pairs belongs to the prompt (the writer's own reader has the same rule). */
const MIN_PAIRS = 3;
/** Some savers put everything on one line: `a cat. Negative prompt: dog. Steps: 20, …`. */
const JAMMED = /(?:^|[.,;]\s*|\s)(?=Steps:\s*\d+\s*,)/;
const JAMMED_NEGATIVE = /[.,;]\s*Negative prompt:/;
/** Lines that sd-dynamic-prompts appends behind the parameter line; their values hold commas. */
const TEMPLATE = /^((?:Negative )?Template):\s*(.*)$/;

/** Reads an infotext. Never fails: what is no parameter is prompt. Linear in its input. */
export function parseInfotext(text: string): Infotext {
  const lines = withoutLeadIn(text).split(LINE_END);
  const found = findParameterLine(lines);
  if (found === null) {
    return { ...splitPrompts(lines), parameters: [], hasParameters: false, warnings: [] };
  }
  const { parameters, unparsed } = parseTail([
    found.parameterLine,
    ...lines.slice(found.index + 1).map((line) => line.trim()),
  ]);
  return {
    ...splitPrompts([...lines.slice(0, found.index), ...found.promptLines]),
    parameters,
    hasParameters: true,
    warnings: unparsed.map((part) => `not understood in the parameter line: ${JSON.stringify(part)}`),
  };
}

/** Pasted texts begin with a byte order mark or with the name of the field. */
function withoutLeadIn(text: string): string {
  return text.replace(/^\uFEFF?(?:parameters:\s*)?/, '');
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
    const found = wholeLine(line) ?? jammedLine(line);
    if (found !== null) return { index, ...found };
    // Parameters stand behind the negative prompt; what looks like them above is prompt.
    if (line.startsWith(NEGATIVE)) return null;
  }
  return null;
}

type LineParts = Pick<ParameterLine, 'parameterLine' | 'promptLines'>;

/** A line that is parameters from its first character on. */
function wholeLine(line: string): LineParts | null {
  if (line.startsWith(NEGATIVE) || !line.includes(':')) return null;
  const pairs = parsePairs(line);
  const isWhole = beginsWithKey(line) && isParameterLine(pairs) && !pairs.parameters.some(isJammed);
  return isWhole ? { parameterLine: line, promptLines: [] } : null;
}

/** A line on which a prompt stands before the parameters. */
function jammedLine(line: string): LineParts | null {
  const jam = JAMMED.exec(line);
  if (jam === null || jam.index === 0) return null;
  const parameterLine = line.slice(jam.index + jam[0].length);
  if (!isParameterLine(parsePairs(parameterLine))) return null;
  return { parameterLine, promptLines: splitJammedPrompt(line.slice(0, jam.index)) };
}

/** Whether a prompt runs into this pair: its key begins in one, or its value ends in one. */
function isJammed({ name, value }: Parameter): boolean {
  return (
    /[.;]\s*(?:Steps|Negative prompt)$/.test(name) || (!value.startsWith('"') && JAMMED_NEGATIVE.test(value))
  );
}

function isParameterLine({ parameters, wellFormed }: Pairs): boolean {
  return wellFormed >= MIN_PAIRS && parameters.some(({ name }) => ANCHORS.has(name));
}

function splitJammedPrompt(text: string): string[] {
  const negative = JAMMED_NEGATIVE.exec(text);
  if (negative === null) return [text];
  return [text.slice(0, negative.index), text.slice(negative.index).replace(/^[.,;]\s*/, '')];
}

function splitPrompts(lines: readonly string[]): Pick<Infotext, 'prompt' | 'negativePrompt'> {
  const positive: string[] = [];
  const negative: string[] = [];
  let current = positive;
  for (const line of lines) {
    const start = line.trimStart();
    if (start.startsWith(NEGATIVE)) {
      current = negative;
      current.push(start.slice(NEGATIVE.length));
    } else {
      current.push(line);
    }
  }
  return { prompt: joined(positive), negativePrompt: joined(negative) };
}

/** The lines as one text, without empty ones around it. */
function joined(lines: readonly string[]): string {
  return lines.join('\n').trim();
}

function parseTail(lines: readonly string[]): { parameters: Parameter[]; unparsed: string[] } {
  const parameters: Parameter[] = [];
  const unparsed: string[] = [];
  for (const line of lines) {
    const [, name, value] = TEMPLATE.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      parameters.push({ name, value });
      continue;
    }
    const pairs = parsePairs(line);
    parameters.push(...pairs.parameters);
    unparsed.push(...pairs.unparsed);
  }
  return { parameters, unparsed };
}
