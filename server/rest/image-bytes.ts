import type { BigIntStats } from 'node:fs';
import { extname } from 'node:path';
import contentDisposition from 'content-disposition';
import type { Request, Response } from 'express';
import { explain } from '../../catalog/door.js';
import { openFile } from './open-file.js';
import { sendPart } from './pieces.js';
import { decide } from './preconditions.js';

/**
 * Sends the bytes of an image, with `HEAD`, `Range`, `ETag`, `Last-Modified`, 304, 412 and 416. Headers and bytes are
 * of one file, opened once, also where its name is given to another meanwhile.
 * @param file A file that has passed the door.
 * @throws SeedrollError NOT_FOUND where it has gone or is no file any more, FORBIDDEN where it may not be read.
 */
export async function sendImage(
  request: Request,
  response: Response,
  { filename, real }: { filename: string; real: string },
): Promise<void> {
  using file = await openFile(real).catch(explain);
  response.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
    'Content-Disposition': contentDisposition(filename, { type: 'inline' }),
    ETag: versionOf(file.stats),
    'Last-Modified': file.stats.mtime.toUTCString(),
  });
  // `no-cache` asks caches on the way to ask here; `fresh` would take it for "no 304". Clients that set
  // If-None-Match through fetch send it along.
  delete request.headers['cache-control'];
  const size = Number(file.stats.size);
  const { status, part } = decide(request, response, size);
  response.status(status);
  if (status === 206)
    response.set('Content-Range', `bytes ${part.start}-${part.start + part.length - 1}/${size}`);
  if (status === 416) response.set('Content-Range', `bytes */${size}`);
  if (part === undefined) return void response.end();
  response.type(extname(real)).set('Content-Length', String(part.length));
  if (request.method === 'HEAD' || part.length === 0) return void response.end();
  await sendPart(request, response, file, part);
}

/** Strong: a file rewritten in place changes its time to the nanosecond, a replaced one its inode. */
function versionOf({ ino, size, mtimeNs }: BigIntStats): string {
  return `"${[ino, size, mtimeNs].map((part) => part.toString(36)).join('-')}"`;
}
