/** seedroll/client: the typed client of a seedroll server, for browsers and for Node. */
export { createSeedrollClient, type SeedrollClient } from './create-client.js';
export { seedrollError } from './error.js';
export { type EventSourceClass, seedrollLinks, type SeedrollLinkOptions } from './links.js';
export type { AppRouter, RouterInputs, RouterOutputs } from './router.js';
export type { ErrorCode, ErrorReport } from '../schema/errors.js';
