import type { Parameter } from '../../schema/models/metadata.js';
import { type Pairs, parsePairs } from './pairs.js';

/**
 * Some savers of ComfyUI put everything on one line: `a cat. Negative prompt: dog. Steps: 20, …`. A full stop before
 * the parameters tells more than another sign or a space.
 */
const STARTS = [/\.\s*(?=Steps:\s*\d+\s*,)/, /(?:[,;]\s*|\s)(?=Steps:\s*\d+\s*,)/];
const JAM = /[.;]\s*(?:Negative prompt:|Steps:(?:\s*\d+)?$)/;
const NEGATIVES = [/[.,;]\s*(?=Negative prompt:)/, /\s(?=Negative prompt:)/];

/** A line on which a prompt stands before the parameters, cut into both; null where it is none. */
export function jammedLine(
  line: string,
  isParameterLine: (pairs: Pairs) => boolean,
): { parameterLine: string; promptLines: string[] } | null {
  const jam = firstOf(STARTS, line);
  if (jam === null) return null;
  const parameterLine = line.slice(jam.index + jam[0].length);
  if (!isParameterLine(parsePairs(parameterLine))) return null;
  const prompts = line.slice(0, jam.index);
  const negative = prompts.startsWith('Negative prompt:') ? null : firstOf(NEGATIVES, prompts);
  if (negative === null) return { parameterLine, promptLines: [prompts] };
  const { index } = negative;
  return { parameterLine, promptLines: [prompts.slice(0, index), prompts.slice(index + negative[0].length)] };
}

/** Whether a prompt runs into one of these pairs: its key begins in one, or its value ends in one. */
export function areJammed(parameters: readonly Parameter[]): boolean {
  const [first] = parameters;
  // Behind a count of steps come parameters, whatever they say.
  if (first?.name === 'Steps' && /^\d+$/.test(first.value)) return false;
  return parameters.some(
    ({ name, value }) => JAM.test(`${name}:`) || (!value.startsWith('"') && JAM.test(value)),
  );
}

function firstOf(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found !== null) return found;
  }
  return null;
}
