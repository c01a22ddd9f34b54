import type { Filter } from '../models/filter.js';
import { outOfBounds } from './bounds.js';
import { Parser } from './parser.js';
import { syntaxError } from './syntax-error.js';
import { tokenise } from './tokens.js';
import { EVERYTHING, filterOf } from './tree.js';

/**
 * The filter that a search line stands for, in its usual form: `{}` for a line that asks for nothing. Takes time in
 * proportion to the line, whatever is in it. `docs/search.md` explains the language.
 * @param options.now What relative dates (`date:7d`) count from; the present if left out. Days are those of the time zone
 *   that this runs in.
 * @throws SeedrollError `INVALID_INPUT` of the field `query`, with `offset` in UTF-16 units and what was `expected` there.
 */
export function parseSearch(line: string, options: { now?: Date } = {}): Filter {
  const parser = new Parser(tokenise(line), options.now ?? new Date());
  const filter = filterOf(parser.line() ?? EVERYTHING);
  const message = outOfBounds(filter);
  if (message !== null) throw syntaxError(message, parser.deepest, []);
  return filter;
}
