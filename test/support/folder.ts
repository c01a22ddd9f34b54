import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { infotextExif } from '../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../samples/bytes/jpeg.js';
import { iTXt, pngFile, pngPixels } from '../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../samples/bytes/webp.js';

/** A folder of its own for one test; disposing of it removes it. */
export interface Folder extends AsyncDisposable {
  path: string;
  /** Writes a file, and the directories above it. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  remove(path: string): Promise<void>;
}

export async function makeFolder(files: Record<string, Uint8Array | string> = {}): Promise<Folder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'seedroll-test-')));
  const folder: Folder = {
    path,
    async write(name, content) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
    },
    remove: (name) => rm(join(path, name)),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
  for (const [name, content] of Object.entries(files)) await folder.write(name, content);
  return folder;
}

/** A PNG with an infotext, or without any text. */
export function pngImage(infotext?: string): Buffer {
  return pngFile([...(infotext === undefined ? [] : [iTXt('parameters', infotext)]), pngPixels()]);
}

/** A WebP with an infotext in UTF-16, as A1111 writes it. */
export function webpImage(infotext: string): Buffer {
  return webpFile([webpChunk('VP8L', Buffer.alloc(5)), webpChunk('EXIF', infotextExif(infotext))]);
}

/** A JPEG with an infotext in UTF-16, as A1111 writes it. */
export function jpegImage(infotext: string): Buffer {
  return jpegFile([exifSegment(infotextExif(infotext))]);
}

interface InfotextParts {
  prompt?: string;
  negative?: string;
  seed?: string;
  more?: string;
}

/** An infotext as A1111 writes it. */
export function infotext({
  prompt = 'a cat',
  negative = 'blurry',
  seed = '1',
  more = '',
}: InfotextParts = {}): string {
  return [
    prompt,
    ...(negative === '' ? [] : [`Negative prompt: ${negative}`]),
    `Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: ${seed}, Size: 512x768, Model: dream${more}`,
  ].join('\n');
}
