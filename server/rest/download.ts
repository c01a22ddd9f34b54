import contentDisposition from 'content-disposition';
import { type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { parseInput } from '../../router/input.js';
import { type ErrorReport, reportError, SeedrollError } from '../../schema/errors.js';
import type { Group } from '../../schema/models/library.js';
import { IdInput } from '../../schema/operations/common.js';
import { groupsGet } from '../../schema/operations/index.js';
import { writeArchive } from '../download/archive.js';
import { contentsOf } from '../download/contents.js';
import { type Member, membersOf } from '../download/members.js';
import { safeName } from '../download/names.js';
import type { ContextOf } from '../request-context.js';
import { queryReader } from './query.js';

/** Groups of one archive: as many as an address can name. */
const MOST_GROUPS = 100;

const DownloadInput = z.strictObject({ groups: z.array(IdInput).min(1).max(MOST_GROUPS) });
const readQuery = queryReader(DownloadInput);

/** Groups as zip archives, below `/api/v1`. */
export function downloadRoutes(contextOf: ContextOf, log: Logger): Router {
  const router = Router();
  const report = (error: unknown): ErrorReport => {
    if (!(error instanceof SeedrollError)) log.error({ err: error }, 'an image could not be read');
    return reportError(error);
  };

  router.get('/groups/:id/download', (request, response) => send(request, response, [request.params.id]));
  router.get('/download', (request, response) => {
    const { groups } = parseInput(DownloadInput, readQuery(request.query));
    return send(request, response, [...new Set(groups)]);
  });

  async function send(request: Request, response: Response, ids: readonly string[]): Promise<void> {
    const { run, session } = contextOf(request, response);
    const groups: Group[] = [];
    const members: Member[] = [];
    for (const id of ids) {
      const group = await run(groupsGet, { id });
      groups.push(group);
      members.push(...(await membersOf(session, group.id)));
    }
    response.set({
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition(archiveName(groups)),
      // Each is made of what is there, and may be too large for any cache.
      'Cache-Control': 'no-store',
    });
    const gone = new AbortController();
    // The response tells nothing of a connection that closes before its turn has come (pipelining); the request does.
    request.once('close', () => gone.abort());
    if (request.method === 'HEAD') response.end();
    if (request.method === 'HEAD' || request.destroyed) return;
    try {
      await writeArchive(contentsOf(session, members, report), response, gone);
    } catch (error) {
      // The connection is cut off by then, so that nobody takes the archive for whole.
      if (!request.destroyed) log.error({ err: error }, 'a download failed');
    }
  }
  return router;
}

/** Such as `day 2-100-115.zip`, or `3 groups.zip`. */
function archiveName([group, ...others]: readonly Group[]): string {
  if (group === undefined || others.length > 0) return `${String(others.length + 1)} groups.zip`;
  const { directory, firstSeed, lastSeed, cover } = group;
  const place = directory === '' ? 'library' : directory.slice(directory.lastIndexOf('/') + 1);
  const name = firstSeed === null ? cover.filename : [firstSeed, lastSeed ?? firstSeed].join('-');
  return safeName(`${place}-${name}.zip`);
}
