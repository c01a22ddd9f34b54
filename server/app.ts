import { createExpressMiddleware } from '@trpc/server/adapters/express';
import cors from 'cors';
import express, { type Express, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Catalog } from '../catalog/catalog.js';
import { appRouter } from '../router/trpc.js';
import { ERRORS, RETRY_AFTER, SeedrollError } from '../schema/errors.js';
import { compression, tellLength } from './compression.js';
import { errorHandler, sendError } from './errors.js';
import { tellRetry } from './events.js';
import { graphqlRoutes } from './graphql.js';
import { hostOf, isAllowedHost, isLocalHost } from './hosts.js';
import type { FilledServerOptions } from './options.js';
import { MAX_BODY } from './json-body.js';
import { createContextOf } from './request-context.js';
import { docsPage } from './rest/docs-page.js';
import { openApiDocument } from './rest/openapi.js';
import { originalRoutes } from './rest/original.js';
import { v1Routes } from './rest/v1.js';

/** Most calls in one tRPC batch. */
const MAX_BATCH = 20;

/** Puts the server together. The order of the steps matters, and each says why where it does. */
export function createApp(catalog: Catalog, options: FilledServerOptions, log: Logger): Express {
  const contextOf = createContextOf(catalog, log, options.checkOutput);
  const app = express();
  app.disable('x-powered-by');
  // Answers are as fresh as the disk, and hashing 45 MB of groups for a tag that never matches is no use.
  app.disable('etag');

  if (options.debug) app.use(pinoHttp({ logger: log, quietReqLogger: true }));
  app.use(securityHeaders());
  // Before everything that answers, so that a name pointed at this machine by a stranger reads nothing.
  app.use(onlyAllowedHosts(options.allowedHosts));
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

  app.use('/api', revalidate);
  app.use('/api/docs', docsPage());
  app.get('/api/openapi.json', (_request, response) => void response.json(openApiDocument()));
  app.use('/api/v1', v1Routes(contextOf));
  app.use('/api', originalRoutes(contextOf));

  app.get('/', (_request, response) => response.redirect('/api/docs'));
  app.use((_request, response) =>
    sendError(response, { code: 'NOT_FOUND', message: 'There is no such route.' }),
  );
  app.use(errorHandler(log));
  return app;
}

function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        imgSrc: ["'self'", 'data:', 'blob:'],
        // The server speaks HTTP; telling browsers to upgrade would break every page on a local network.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    // Pages on other ports and hosts show these images, as they did with the original server.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
}

function onlyAllowedHosts(allowed: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    // Browsers always name the host; what does not is none, and cannot be misled.
    const host = hostOf(request.headers.host ?? 'localhost');
    if (host === null || !isAllowedHost(host, allowed)) {
      throw new SeedrollError(
        'FORBIDDEN',
        'This server does not answer to that host name; see --allow-host.',
      );
    }
    next();
  };
}

/**
 * One policy for every API: pages of this host, of this machine and of the local network may read answers; others
 * where the options say so. Never with credentials.
 */
function crossOrigin({ allowedHosts, corsOrigins }: FilledServerOptions): RequestHandler {
  const isAllowed = (origin: string, ownHost: string | undefined): boolean => {
    if (corsOrigins.includes(origin)) return true;
    // Not `null`, which every sandboxed page claims, nor the schemes of browser extensions.
    const host = /^https?:/.test(origin) ? hostOf(origin) : null;
    return host !== null && (host === hostOf(ownHost ?? '') || isLocalHost(host, allowedHosts));
  };
  return cors<Request>((request, decide) => {
    const { origin, host } = request.headers;
    const allowed = corsOrigins.includes('*') ? '*' : origin !== undefined && isAllowed(origin, host);
    decide(null, { origin: allowed, methods: ['GET', 'HEAD', 'POST'], maxAge: 600 });
  });
}

const revalidate: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-cache');
  next();
};
