/** seedroll/client/react: hooks for React, by TanStack Query. */
export { type SeedrollOptions, useSeedroll, useSeedrollClient } from './context.js';
export { SeedrollProvider, type SeedrollProviderProps } from './provider.js';
export { createSeedrollQueryClient } from './query-client.js';
export { type SeedrollLiveOptions, useSeedrollLive } from './use-seedroll-live.js';
