/** seedroll: the server as a library. */
export { serve, type RunningServer } from './serve.js';
export type { ServerOptions } from './options.js';
export type { AppRouter } from '../router/trpc.js';
