import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Catalog } from '../catalog/catalog.js';
import { appRouter } from '../router/trpc.js';
import { ERRORS, RETRY_AFTER } from '../schema/errors.js';
import { crossOrigin, hostCheck } from './access.js';
import { compression, tellLength } from './compression.js';
import { errorHandler, sendError } from './errors.js';
import { tellRetry } from './events.js';
import { graphqlRoutes } from './graphql.js';
import type { FilledServerOptions } from './options.js';
import { MAX_BODY } from './json-body.js';
import { createContextOf } from './request-context.js';
import { docsPage } from './rest/docs-page.js';
import { downloadRoutes } from './rest/download.js';
import { openApiDocument } from './rest/openapi.js';
import { addOriginalRoutes } from './rest/original.js';
import { thumbnailRoutes } from './rest/thumbnail.js';
import { v1Routes } from './rest/v1.js';
import { securityHeaders } from './security-headers.js';
import { webPage } from './web.js';

/** Most calls in one tRPC batch. */
const MAX_BATCH = 20;

/** Puts the server together. The order of the steps matters, and each says why where it does. */
export function createApp(catalog: Catalog, options: FilledServerOptions, log: Logger): Express {
  const contextOf = createContextOf(catalog, log, options);
  const app = express();
  app.disable('x-powered-by');
  // Answers are as fresh as the disk, and hashing 45 MB of groups for a tag that never matches is no use.
  app.disable('etag');

  if (options.debug) app.use(pinoHttp({ logger: log, quietReqLogger: true }));
  app.use(firstStep(options));
  app.use(crossOrigin(options));
  app.use(compression());

  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  // tRPC reads the body itself: a body parser before it would leave it nothing.
  app.use(
    '/trpc',
    tellLength,
    tellRetry,
    createExpressMiddleware({
      router: appRouter,
      createContext: ({ req, res }) => contextOf(req, res),
      maxBatchSize: MAX_BATCH,
      maxBodySize: MAX_BODY,
      // Inputs of queries that make a URL too long for proxies come in a body.
      allowMethodOverride: true,
      responseMeta: ({ errors }) =>
        errors.some(({ code }) => code === ERRORS.BUSY.trpc)
          ? { headers: { 'retry-after': RETRY_AFTER } }
          : {},
    }),
  );
  app.use('/graphql', graphqlRoutes(contextOf, options));

  addOriginalRoutes(app, contextOf);
  app.use('/api/docs', docsPage());
  app.get('/api/openapi.json', (_request, response) => void response.json(openApiDocument()));
  app.use('/api/v1', thumbnailRoutes(contextOf));
  app.use('/api/v1', v1Routes(contextOf));
  app.use('/api/v1', downloadRoutes(contextOf, log));

  app.use(webPage(options.webDirectory));
  // Sources have no page until it is built.
  app.get('/', (_request, response) => response.redirect('/api/docs'));
  app.use((_request, response) =>
    sendError(response, { code: 'NOT_FOUND', message: 'There is no such route.' }),
  );
  app.use(errorHandler(log));
  return app;
}

/** What is done for every answer, in one step: getting from one of Express's steps to the next takes 1 % of a small answer. */
function firstStep({ allowedHosts }: FilledServerOptions): RequestHandler {
  const secure = securityHeaders();
  const checkHost = hostCheck(allowedHosts);
  return (request, response, next) => {
    secure(response);
    // Before everything that answers, so that a name pointed at this machine by a stranger reads nothing.
    checkHost(request);
    if (API.test(request.path)) response.setHeader('Cache-Control', 'no-cache');
    next();
  };
}

/** What Express would mount at `/api`. */
const API = /^\/api(?:\/|$)/i;
