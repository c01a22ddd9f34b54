import { SeedrollError } from '../../schema/errors.js';
import { parseSearch } from '../../schema/search/index.js';

/** What a line is refused with. */
export function failureOf(line: string): SeedrollError {
  try {
    parseSearch(line);
  } catch (error) {
    if (error instanceof SeedrollError) return error;
    throw error;
  }
  throw new Error(`expected a failure of ${JSON.stringify(line)}`);
}
