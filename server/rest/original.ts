import { posix } from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { SeedrollError } from '../../schema/errors.js';
import { parseInput } from '../../router/input.js';
import { AllGroupsInput, directoriesList, metadataGet } from '../../schema/operations/index.js';
import { describePath } from '../../catalog/image-paths.js';
import type { ContextOf } from '../request-context.js';
import { GroupsAnswer } from './groups-answer.js';
import { sendImage } from './image-bytes.js';
import { toJson } from './json.js';
import { pathBehind } from './paths.js';
import { presentDirectories, presentImageMetadata } from './present.js';

/** The four routes of the original server, below `/api`. */
export function originalRoutes(contextOf: ContextOf): Router {
  const router = Router();
  const answer = new GroupsAnswer();

  router.get('/groups', async (request, response) => {
    const { directory, search } = parseInput(AllGroupsInput, {
      directory: queryText(request, 'directory'),
      search: queryText(request, 'search'),
    });
    const { session } = contextOf(request, response);
    const groups = await session.groupPieces({ directory, search, recursive: true });
    await answer.write(response.type('json'), groups, directory);
  });

  router.get(
    '/directories',
    json(async (request, response) => {
      const { run } = contextOf(request, response);
      const { directory, items } = await run(directoriesList, { path: queryText(request, 'path') });
      return toJson(presentDirectories(directory, items));
    }),
  );

  // Paths are taken from the raw URL: Express would fail on a stray `%`, and names may hold one.
  router.get(
    /^\/metadata\/./,
    json(async (request, response) => {
      const path = filePath(request, '/api/metadata/');
      const metadata = await contextOf(request, response).run(metadataGet, { path });
      return presentImageMetadata(describePath(posix.normalize(path)), metadata);
    }),
  );

  router.get(/^\/images\/./, async (request, response) => {
    const { session } = contextOf(request, response);
    await sendImage(request, response, await session.imageFile(filePath(request, '/api/images/')));
  });

  return router;
}

/** @param answer Gives JSON text. */
function json(answer: (request: Request, response: Response) => Promise<string>): RequestHandler {
  return async (request, response) => {
    const text = await answer(request, response);
    // `send` would look for what these answers do not have: tags, other types.
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(text));
    response.end(text);
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
