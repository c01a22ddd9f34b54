import { closeSync, futimesSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { directoryOf, imageOf, IMAGES_PER_DIRECTORY, type MakeLibrary } from './library-files.js';

/** When the first image was written, in seconds; the others 15 s apart, the time that one takes to generate. */
const FIRST_WRITTEN = Date.UTC(2025, 0, 1) / 1000;
const SECONDS_APART = 15;

if (!isWork(workerData)) throw new Error('expected a library to make');
make(workerData);

/** Makes every so many-th thousand of the images. */
function make(work: MakeLibrary): void {
  const { folder, images, layout, thread, threads } = work;
  for (let part = thread; part * IMAGES_PER_DIRECTORY < images; part += threads) {
    const directory = join(folder, directoryOf(part, layout));
    mkdirSync(directory, { recursive: true });
    const end = Math.min(images, (part + 1) * IMAGES_PER_DIRECTORY);
    for (let index = part * IMAGES_PER_DIRECTORY; index < end; index++) {
      const { name, bytes } = imageOf(index, work);
      const written = FIRST_WRITTEN + index * SECONDS_APART;
      const file = openSync(join(directory, name), 'w');
      writeSync(file, bytes);
      futimesSync(file, written, written);
      closeSync(file);
    }
  }
}

function isWork(data: unknown): data is MakeLibrary {
  return typeof data === 'object' && data !== null && 'pictures' in data && 'threads' in data;
}
