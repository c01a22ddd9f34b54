/** The language of search lines. Pure, and without packages: for servers and for browsers. */
export { checkFilter } from './bounds.js';
export { completionAt } from './completion.js';
export { searchFields } from './fields.js';
export { formatSearch } from './format.js';
export { normaliseFilter } from './normalise.js';
export { parseSearch } from './parse.js';
export { quoteValue } from './quote.js';
export { tokenise } from './tokens.js';
