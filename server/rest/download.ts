import contentDisposition from 'content-disposition';
import { Router } from 'express';
import type { Logger } from 'pino';
import { type ErrorReport, reportError, SeedrollError } from '../../schema/errors.js';
import type { Group } from '../../schema/models/library.js';
import { groupsGet } from '../../schema/operations/index.js';
import { writeArchive } from '../download/archive.js';
import { contentsOf } from '../download/contents.js';
import { membersOf } from '../download/members.js';
import { safeName } from '../download/names.js';
import type { ContextOf } from '../request-context.js';

/** Groups as zip archives, below `/api/v1`. */
export function downloadRoutes(contextOf: ContextOf, log: Logger): Router {
  const router = Router();
  const report = (error: unknown): ErrorReport => {
    if (!(error instanceof SeedrollError)) log.error({ err: error }, 'an image could not be read');
    return reportError(error);
  };

  router.get('/groups/:id/download', async (request, response) => {
    const { run, session } = contextOf(request, response);
    const group = await run(groupsGet, request.params);
    const members = await membersOf(session, group.id);
    response.set({
      'Content-Type': 'application/zip',
      'Content-Disposition': contentDisposition(archiveName(group)),
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
  });
  return router;
}

/** Such as `day 2-100-115.zip`. */
function archiveName({ directory, firstSeed, lastSeed, cover }: Group): string {
  const place = directory === '' ? 'library' : directory.slice(directory.lastIndexOf('/') + 1);
  const name = firstSeed === null ? cover.filename : [firstSeed, lastSeed ?? firstSeed].join('-');
  return safeName(`${place}-${name}.zip`);
}
