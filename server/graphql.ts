import type { IncomingMessage, ServerResponse } from 'node:http';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { type RequestHandler, Router } from 'express';
import { createYoga, type Plugin } from 'graphql-yoga';
import { graphqlSchema } from '../schema/graphql/index.js';
import { STREAM_HEADERS } from './events.js';
import { toGraphQLError, useErrorTable } from './graphql-errors.js';
import { jsonParameters } from './graphql-parameters.js';
import { jsonBody } from './json-body.js';
import type { ContextOf } from './request-context.js';

const MAX_ALIASES = 30;
const MAX_TOKENS = 2000;

/** Mounts GraphQL. Depth and complexity are bounded by the schema itself. */
export function graphqlRoutes(contextOf: ContextOf, { graphiql }: { graphiql: boolean }): Router {
  const yoga = createYoga<{ req: IncomingMessage; res: ServerResponse }>({
    schema: graphqlSchema,
    context: ({ req, res }) => contextOf(req, res),
    graphqlEndpoint: '/graphql',
    // One policy for all APIs stands before; Yoga's own would reflect any origin, with credentials.
    cors: false,
    batching: false,
    landingPage: false,
    graphiql: graphiql ? { title: 'seedroll GraphiQL', defaultQuery: EXAMPLE } : false,
    renderGraphiQL,
    maskedErrors: { maskError: toGraphQLError, isDev: false },
    logging: false,
    plugins: [
      useErrorTable(),
      useStreamHeaders(),
      maxAliasesPlugin({ n: MAX_ALIASES, propagateOnRejection: true }),
      maxTokensPlugin({ n: MAX_TOKENS, propagateOnRejection: true }),
    ],
  });
  const router = Router();
  router.use(jsonBody, jsonParameters, graphiqlPolicy);
  router.use((request, response) => yoga(request, response));
  return router;
}

/** Yoga says `Content-Encoding: none`, which is no encoding, to keep others from encoding its events. */
function useStreamHeaders(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      if (headers.get('content-type')?.startsWith('text/event-stream') !== true) return;
      headers.delete('content-encoding');
      for (const [name, value] of Object.entries(STREAM_HEADERS)) headers.set(name, value);
    },
  };
}

/** GraphiQL is one page with its script inside; the policy for all other pages would keep it from running. */
const graphiqlPolicy: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' && request.accepts(['json', 'html']) === 'html') {
    response.set(
      'Content-Security-Policy',
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'",
    );
  }
  next();
};

const EXAMPLE = `{
  directory(path: "") {
    directories { path imageCount }
    groups(first: 10) {
      totalCount
      nodes {
        count firstSeed lastSeed
        metadata { prompt negativePrompt steps sampler model { name } }
        images(first: 5) { nodes { path seed } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`;
