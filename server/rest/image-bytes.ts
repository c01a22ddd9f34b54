import { stat } from 'node:fs/promises';
import contentDisposition from 'content-disposition';
import type { Request, Response } from 'express';
import send from 'send';
import { explain, forbidden, isDenied, notFound } from '../../catalog/door.js';

/**
 * Sends the bytes of an image: `HEAD`, `Range`, `ETag`, `Last-Modified` and 304 are `send`'s.
 * @param file A file that has passed the door.
 */
export async function sendImage(
  request: Request,
  response: Response,
  { filename, real }: { filename: string; real: string },
): Promise<void> {
  const { ino, size, mtimeNs } = await stat(real, { bigint: true }).catch(explain);
  response.set({
    // Strong: a file rewritten in place changes its time to the nanosecond, a replaced one its inode.
    ETag: `"${[ino, size, mtimeNs].map((part) => part.toString(36)).join('-')}"`,
    'Cache-Control': 'no-cache',
    'Content-Disposition': contentDisposition(filename, { type: 'inline' }),
  });
  // `no-cache` asks caches on the way to ask here; `send` would take it for "no 304". Clients that set
  // If-None-Match through fetch send it along.
  delete request.headers['cache-control'];
  await new Promise<void>((resolve, reject) => {
    // `send` decodes its path like a URL's. Hidden parts can only be above the base directory here.
    send(request, encodeURIComponent(real), { cacheControl: false, dotfiles: 'allow' })
      .once('error', (error: unknown) => {
        if (!isUnmet(error)) return reject(failureOf(error));
        if (error.status === 416) response.set('Content-Range', `bytes */${size}`);
        response.status(error.status).removeHeader('Content-Type');
        response.end();
        resolve();
      })
      .once('directory', () => reject(notFound()))
      .pipe(response);
    response.once('close', resolve);
  });
}

/** What a file that cannot be sent means to the client; anything but these two is a failure of ours. */
function failureOf(error: unknown): unknown {
  if (isDenied(error)) return forbidden('no permission to read the file');
  return hasStatus(error) && error.status === 404 ? notFound(error) : error;
}

function hasStatus(error: unknown): error is { status: unknown } {
  return typeof error === 'object' && error !== null && 'status' in error;
}

/** A range or a precondition that cannot be met: an answer of HTTP itself, not of the error table. */
function isUnmet(error: unknown): error is { status: 412 | 416 } {
  return hasStatus(error) && (error.status === 412 || error.status === 416);
}
