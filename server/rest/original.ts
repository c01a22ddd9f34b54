import { posix } from 'node:path';
import type { IRouter, Request, RequestHandler, Response } from 'express';
import { SeedrollError } from '../../schema/errors.js';
import { parseInput } from '../../router/input.js';
import { AllGroupsInput, directoriesList, metadataGet } from '../../schema/operations/index.js';
import type { ContextOf } from '../request-context.js';
import { GroupsAnswer } from './groups-answer.js';
import { sendImage } from './image-bytes.js';
import { sendJson, toJson } from './json.js';
import { pathBehind } from './paths.js';
import { presentDirectories, presentImageMetadata } from './present.js';

/**
 * Adds the four routes of the original server. They stand in the router of the whole server: one of their own, mounted at
 * `/api`, takes some 5 % of a small answer.
 */
export function addOriginalRoutes(router: IRouter, contextOf: ContextOf): void {
  const answer = new GroupsAnswer();

  router.get('/api/groups', async (request, response) => {
    const { directory, search } = parseInput(AllGroupsInput, {
      directory: queryText(request, 'directory'),
      search: queryText(request, 'search'),
    });
    const { session } = contextOf(request, response);
    const groups = await session.groupPieces({ directory, search, recursive: true });
    await answer.write(response.type('json'), groups, directory);
  });

  router.get(
    '/api/directories',
    json(async (request, response) => {
      const { run } = contextOf(request, response);
      const { directory, items } = await run(directoriesList, { path: queryText(request, 'path') });
      return toJson(presentDirectories(directory, items));
    }),
  );

  // Paths are taken from the raw URL: Express would fail on a stray `%`, and names may hold one.
  router.get(
    /^\/api\/metadata\/./i,
    json(async (request, response) => {
      const path = filePath(request, '/api/metadata/');
      const metadata = await contextOf(request, response).run(metadataGet, { path });
      return presentImageMetadata(posix.basename(posix.normalize(path)), metadata);
    }),
  );

  router.get(/^\/api\/images\/./i, async (request, response) => {
    const { session } = contextOf(request, response);
    await sendImage(request, response, await session.imageFile(filePath(request, '/api/images/')));
  });
}

/** @param answer Gives JSON text. */
function json(answer: (request: Request, response: Response) => Promise<string>): RequestHandler {
  return async (request, response) => sendJson(response, await answer(request, response));
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
