import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { SeedrollError } from '../../schema/errors.js';
import type { WholeGroup } from '../../schema/operations/groups.js';
import { directoriesList, groupsAll, metadataGet } from '../../schema/operations/index.js';
import { describePath } from '../../catalog/listing.js';
import type { ContextOf } from '../request-context.js';
import { sendImage } from './image-bytes.js';
import { type JsonValue, toJson } from './json.js';
import { pathBehind } from './paths.js';
import { presentDirectories, presentGroup, presentImageMetadata } from './present.js';

/** The four routes of the original server, below `/api`. */
export function originalRoutes(contextOf: ContextOf): Router {
  const router = Router();

  router.get('/groups', async (request, response) => {
    const directory = queryText(request, 'directory');
    const search = queryText(request, 'search');
    const groups = await contextOf(request, response).run(groupsAll, { directory, search });
    const texts = groupsJson(groups, directory);
    await pipeline(Readable.from(texts, { objectMode: false }), response.type('json')).catch(ignoreClosed);
  });

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
      return presentImageMetadata(describePath(posix.normalize(path)), metadata);
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

/** Groups per piece of an answer: a piece is some 100 kB, written while other requests get their turn. */
const GROUPS_PER_PIECE = 100;

function* groupsJson(groups: readonly WholeGroup[], directory: string): Generator<string> {
  yield `{"total_groups":${groups.length},"groups":[`;
  for (let start = 0; start < groups.length; start += GROUPS_PER_PIECE) {
    const piece = groups
      .slice(start, start + GROUPS_PER_PIECE)
      .map((group) => toJson(presentGroup(group, directory)));
    yield (start === 0 ? '' : ',') + piece.join(',');
  }
  yield ']}';
}

/** A client that leaves in the middle of an answer is no failure. */
function ignoreClosed(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
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
