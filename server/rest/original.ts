import { type Request, type RequestHandler, type Response, Router } from 'express';
import { SeedrollError } from '../../schema/errors.js';
import { directoriesList, groupsAll, metadataGet } from '../../schema/operations/index.js';
import { describePath } from '../../catalog/listing.js';
import type { ContextOf } from '../request-context.js';
import { sendImage } from './image-bytes.js';
import { type JsonValue, toJson } from './json.js';
import { pathBehind } from './paths.js';
import { presentDirectories, presentGroups, presentImageMetadata } from './present.js';

/** The four routes of the original server, below `/api`. */
export function originalRoutes(contextOf: ContextOf): Router {
  const router = Router();

  router.get(
    '/groups',
    json(async (request, response) => {
      const directory = queryText(request, 'directory');
      const groups = await contextOf(request, response).run(groupsAll, {
        directory,
        search: queryText(request, 'search'),
      });
      return presentGroups(groups, directory);
    }),
  );

  router.get(
    '/directories',
    json(async (request, response) => {
      const { run } = contextOf(request, response);
      const { directory, items } = await run(directoriesList, { path: queryText(request, 'path') });
      return presentDirectories(directory, items);
    }),
  );

  // Paths are taken from the raw URL: Express would fail on a stray `%`, and names may hold one.
  router.get(
    /^\/metadata\/./,
    json(async (request, response) => {
      const path = filePath(request, '/api/metadata/');
      const metadata = await contextOf(request, response).run(metadataGet, { path });
      return presentImageMetadata(describePath(path), metadata);
    }),
  );

  router.get(/^\/images\/./, async (request, response) => {
    const { session } = contextOf(request, response);
    await sendImage(request, response, await session.imageFile(filePath(request, '/api/images/')));
  });

  return router;
}

function json(answer: (request: Request, response: Response) => Promise<JsonValue>): RequestHandler {
  return async (request, response) => {
    response.type('json').send(toJson(await answer(request, response)));
  };
}

/** A file's path: the rest of the URL, in `directory` where that is given. */
function filePath(request: Request, prefix: string): string {
  const path = pathBehind(prefix, request.originalUrl);
  const directory = queryText(request, 'directory');
  return directory === '' ? path : `${directory}/${path}`;
}

function queryText(request: Request, name: string): string {
  const value: unknown = request.query[name] ?? '';
  if (typeof value === 'string') return value;
  throw new SeedrollError('INVALID_INPUT', `${name}: expected one text`, { field: name });
}
