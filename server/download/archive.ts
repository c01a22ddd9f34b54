import { addAbortSignal, Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** One file in an archive. */
export interface ArchiveFile {
  /** Its name in the archive: of one part, and safe. */
  name: string;
  modified: Date;
  /** Whether it is deflated; else it is stored as it is. */
  isDeflated: boolean;
  /** Its bytes, or its text, piece by piece. They are asked for once the client has taken those before. */
  bytes: AsyncIterable<Uint8Array | string>;
}

/**
 * Writes a zip archive while its files are being read, one after the other, as fast as it is taken. Sizes are written
 * behind each file, and as ZIP64 where they, or the archive, reach 4 GB (APPNOTE.TXT 4.3.9, 4.3.14).
 * @param files The next one is asked for once the one before has been read to its end.
 * @param gone Ends all of it at once: what is being read is let go before this returns.
 * @throws AbortError where `gone` was aborted; what `files` throw, once the end of `output` has been cut off.
 */
export async function writeArchive(
  files: AsyncIterable<ArchiveFile>,
  output: NodeJS.WritableStream,
  gone: AbortController,
): Promise<void> {
  const zip = new ZipFile();
  // Beside each other: adding waits for whoever takes it, and would wait for good where writing has failed.
  const both = [pipeline(zip.outputStream, output, { signal: gone.signal }), addAll(zip, files, gone.signal)];
  try {
    await Promise.all(both);
  } catch (error) {
    gone.abort();
    await Promise.allSettled(both);
    throw error;
  }
}

async function addAll(zip: ZipFile, files: AsyncIterable<ArchiveFile>, gone: AbortSignal): Promise<void> {
  for await (const { name, modified, isDeflated, bytes } of files) {
    gone.throwIfAborted();
    const source = addAbortSignal(gone, Readable.from(bytes, { objectMode: false }));
    zip.addReadStream(source, name, { mtime: modified, compress: isDeflated, mode: READABLE });
    await finished(source);
  }
  zip.end();
}

/** A regular file that its owner may write and all may read. */
const READABLE = 0o100644;
