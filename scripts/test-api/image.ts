import { encodePath, type KnownImage, queryOf } from './known.js';
import type { Session } from './session.js';

/** Asks for the bytes of an image in all ways that HTTP has. */
export async function checkImage(session: Session, directory: string, image: KnownImage): Promise<void> {
  const path = `/api/images/${encodePath(image.path)}${queryOf({ directory })}`;
  const whole = await session.get(path, ({ headers, bytes }) => {
    if (headers['content-type']?.startsWith('image/') !== true)
      return `content-type is ${headers['content-type']}`;
    return bytes.length > 0 ? undefined : 'there are no bytes';
  });
  if (whole === null) return;
  const length = whole.bytes.length;
  session.note(
    `${whole.headers['content-type']}, ${length} bytes, last modified ${whole.headers['last-modified']}`,
  );

  await session.ask({ path, method: 'HEAD' }, 200, ({ headers }) =>
    headers['content-length'] === String(length)
      ? undefined
      : `content-length is ${headers['content-length']}`,
  );
  await session.ask({ path, headers: { range: 'bytes=0-15' } }, 206, ({ headers, bytes }) => {
    if (!bytes.equals(whole.bytes.subarray(0, 16)))
      return `got ${bytes.length} bytes that are not the first 16`;
    const range = headers['content-range'];
    return range?.endsWith(`/${length}`) === true ? undefined : `content-range is ${range}`;
  });
  const etag = whole.headers['etag'];
  if (etag === undefined) session.note('no etag, so nothing to ask If-None-Match with');
  else await session.ask({ path, headers: { 'if-none-match': etag } }, 304);
}
