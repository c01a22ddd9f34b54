import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../router/trpc.js';

export type { AppRouter };

/** What each procedure takes: `RouterInputs['groups']['list']`. */
export type RouterInputs = inferRouterInputs<AppRouter>;

/** What each procedure answers: `RouterOutputs['groups']['list']`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
