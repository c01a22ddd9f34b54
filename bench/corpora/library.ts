import { once } from 'node:events';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { picturesByFormat } from './pictures.js';
import { directoryOf, directoriesIn, type MakeLibrary } from './library-files.js';

/** Directories of a thousand images, or all in the base directory. */
export type Layout = 'tree' | 'single';
export const LAYOUTS: readonly Layout[] = ['tree', 'single'];

/** A made folder of images, as a user has it. */
export interface Library {
  /** The base directory. */
  folder: string;
  images: number;
  layout: Layout;
  /** Absolute paths of the directories that hold images. */
  directories: string[];
}

/** Raised whenever a library of the same name and size would hold other bytes. */
const VERSION = 1;

/** Widths of the pictures in pixels, so that files have 2 to 8 kB: the bench is about their number. */
const SIZES = [96, 112, 128, 160];

/**
 * A library in the system's temporary directory: small PNG, WebP and JPEG with infotexts in batches of eight
 * consecutive seeds, times of writing 15 s apart. One that is there is used again; one that was cut off is made anew.
 */
export async function makeLibrary(images: number, layout: Layout): Promise<Library> {
  const folder = join(tmpdir(), `seedroll-bench-library-${layout}-${images}-v${VERSION}`);
  if (!existsSync(folder)) {
    console.error(`making ${images} images in ${folder}`);
    const partial = `${folder}.part`;
    rmSync(partial, { recursive: true, force: true });
    await fill(partial, images, layout);
    renameSync(partial, folder);
  }
  const numbers = Array.from({ length: directoriesIn(images, layout) }, (_, number) => number);
  return {
    folder,
    images,
    layout,
    directories: numbers.map((number) => join(folder, directoryOf(number, layout))),
  };
}

/** Writes all files in one thread for each core. */
async function fill(folder: string, images: number, layout: Layout): Promise<void> {
  await mkdir(folder);
  const pictures = await picturesByFormat(SIZES);
  const threads = availableParallelism();
  const workers = Array.from({ length: threads }, async (_, thread) => {
    const work: MakeLibrary = { folder, images, layout, pictures, thread, threads };
    const worker = new Worker(new URL('./library-worker.js', import.meta.url), { workerData: work });
    // It fails with what the thread threw.
    await once(worker, 'exit');
  });
  await Promise.all(workers);
}
