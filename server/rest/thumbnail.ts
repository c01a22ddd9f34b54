import { type Request, type Response, Router } from 'express';
import { SeedrollError } from '../../schema/errors.js';
import { THUMBNAIL_WIDTHS, type ThumbnailWidth } from '../../schema/models/previews.js';
import type { ContextOf } from '../request-context.js';

/** What an address with a version stands for never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Thumbnails of images, below `/api/v1`. */
export function thumbnailRoutes(contextOf: ContextOf): Router {
  const router = Router();
  router.get('/images/:id/thumbnail', async (request, response) => {
    const width = widthOf(request);
    const { session, wait } = contextOf(request, response);
    const made = await wait(() => session.thumbnail(request.params.id, width));
    const { bytes, etag, version, isSettled } = made;
    const isOfVersion = isSettled && request.query['v'] === version;
    response.set({
      'Cache-Control': isOfVersion ? FOR_EVER : 'no-cache',
      'Content-Type': 'image/webp',
      ETag: `"${etag}"`,
    });
    send(request, response, bytes);
  });
  return router;
}

function send(request: Request, response: Response, bytes: Uint8Array): void {
  // As for originals: clients that set If-None-Match through fetch send it along.
  delete request.headers['cache-control'];
  if (request.fresh) {
    response.removeHeader('Content-Type');
    return void response.status(304).end();
  }
  response.setHeader('Content-Length', bytes.byteLength);
  if (request.method === 'HEAD') response.end();
  else response.end(bytes);
}

function widthOf({ query }: Request): ThumbnailWidth {
  const width = THUMBNAIL_WIDTHS.find((width) => String(width) === query['width']);
  if (width !== undefined) return width;
  throw new SeedrollError('INVALID_INPUT', `width: expected ${THUMBNAIL_WIDTHS.join(', ')}`, {
    field: 'width',
  });
}
