import { SeedrollError } from '../../../schema/errors.js';
import { parseSearch } from '../../../schema/search/parse.js';
import { tokenise } from '../../../schema/search/tokens.js';

/** Most examples of what could stand there. */
const MAX_EXAMPLES = 6;

/** Why a search line cannot be read, and where. */
export interface Problem {
  message: string;
  /** First UTF-16 unit of what is wrong; the end of the line where something is missing there. */
  start: number;
  /** The unit behind it. */
  end: number;
  /** What could stand there, as far as the message does not say it. */
  examples: readonly string[];
}

/** What is wrong with a search line, by the grammar that the server reads it by; null for one that can be read. */
export function problemIn(line: string): Problem | null {
  try {
    parseSearch(line);
    return null;
  } catch (error) {
    if (!(error instanceof SeedrollError)) throw error;
    return problemOf(line, error);
  }
}

function problemOf(line: string, { message, offset = 0, expected = [] }: SeedrollError): Problem {
  const piece = tokenise(line).find(({ start }) => start === offset);
  // A list of all fields is more than anybody reads below a box.
  const text = message.replace(/^query: /, '').replace(/; expected one of .*$/s, '');
  return {
    message: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`,
    start: offset,
    end: piece?.end ?? offset,
    examples: expected.filter((example) => !text.includes(example)).slice(0, MAX_EXAMPLES),
  };
}
