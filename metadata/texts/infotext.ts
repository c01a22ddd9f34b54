import type { Parameter } from '../../schema/models/metadata.js';
import { parseAnyInfotext } from './infotext-any.js';
import { parseUsualInfotext } from './infotext-usual.js';

/** The three parts of an infotext, as AUTOMATIC1111 and everything compatible with it writes them. */
export interface Infotext {
  prompt: string;
  negativePrompt: string;
  parameters: Parameter[];
  /** The values among them that are understood, as `valuesByKey` has them. */
  values: readonly string[];
  /** Whether there was a parameter line. Without one the text is taken for a prompt. */
  hasParameters: boolean;
  warnings: string[];
}

/**
 * Reads an infotext. Never fails: what is no parameter is prompt. Linear in its input.
 * @returns Prompts as written, but for white space around them and line ends, which become line feeds.
 */
export function parseInfotext(text: string): Infotext {
  return parseUsualInfotext(text) ?? parseAnyInfotext(text);
}
