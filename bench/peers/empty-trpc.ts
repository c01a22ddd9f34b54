import { initTRPC } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import { listen } from './listening.js';

/** tRPC on Express with one procedure that does nothing: what a call costs before anything is done. */
const t = initTRPC.create();
const router = t.router({ empty: t.procedure.query(() => null) });
const app = express().use('/trpc', createExpressMiddleware({ router }));
listen((request, response) => void app(request, response));
