import { readFileSync } from 'node:fs';
import { initTRPC } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import { argument } from '../processes/child.js';
import { listen } from './listening.js';

/**
 * tRPC on Express with one procedure that answers with the same value each time: what a call costs before anything is done.
 * The argument is a file of JSON text, or null.
 */
const file = argument();
const value: unknown = typeof file === 'string' ? JSON.parse(readFileSync(file, 'utf8')) : null;
const t = initTRPC.create();
const router = t.router({ empty: t.procedure.query(() => value) });
const app = express().use('/trpc', createExpressMiddleware({ router }));
listen((request, response) => void app(request, response));
