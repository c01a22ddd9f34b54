import type { Request, Response } from 'express';
import type { OpenFile } from './open-file.js';

/** Bytes of a file, counted from its beginning. */
export interface Part {
  start: number;
  length: number;
}

/**
 * Bytes per read. Each read is a trip to another thread: with the 64 kB of Node's streams half as many images pass.
 * Most images are one read of this size.
 */
const PIECE = 512 * 1024;

/**
 * Sends part of a file as the body of a response whose headers have been set. A piece is read once the one before
 * it has left, so that a slow client costs one piece of memory. The connection ends where the file has become
 * shorter meanwhile; nothing more is read once the client has gone.
 */
export async function sendPart(
  request: Request,
  response: Response,
  file: OpenFile,
  { start, length }: Part,
): Promise<void> {
  const buffer = idle.pop() ?? Buffer.allocUnsafeSlow(PIECE);
  for (let sent = 0; sent < length;) {
    const bytesRead = await file.read(buffer, Math.min(PIECE, length - sent), start + sent);
    // Fewer bytes than announced would leave the client waiting, or taking the next answer for the rest.
    if (bytesRead === 0) return void response.destroy();
    sent += bytesRead;
    const hasLeft = await hand(request, response, buffer.subarray(0, bytesRead), sent === length);
    // The system may still read a piece that has not left, so its buffer is not used again.
    if (!hasLeft) return;
  }
  if (idle.length < MOST_IDLE) idle.push(buffer);
}

/** Buffers to use again: the system clears fresh memory, which costs as much time as reading the file into it. */
const idle: Buffer[] = [];
/** Most buffers that are kept, 4 MB; images that are sent at once beyond these bring buffers of their own. */
const MOST_IDLE = 8;

/** Hands a piece to the connection; resolves with true once it has left, with false once the client has gone. */
function hand(request: Request, response: Response, piece: Buffer, isLast: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    // The response tells nothing of a connection that closes before its turn has come (pipelining); the request does.
    const onClose = () => resolve(false);
    if (request.destroyed) return onClose();
    request.once('close', onClose);
    const onLeft = (error?: Error | null) => {
      request.off('close', onClose);
      resolve(!(error instanceof Error));
    };
    if (isLast) response.end(piece, onLeft);
    else response.write(piece, onLeft);
  });
}
