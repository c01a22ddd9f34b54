import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pngChunk, pngFile, pngPixels } from '../../samples/bytes/png.js';
import { randomOf } from '../../samples/pictures/random.js';

export interface ImageFolder {
  folder: string;
  /** Of the files in it. */
  names: string[];
}

const VERSION = 1;
const COUNT = 16;
const LENGTH = 500_000;

/** A few PNGs of 500 kB: what is in them does not matter to a server that sends them. */
export function imageFolder(): ImageFolder {
  const folder = join(tmpdir(), `seedroll-bench-images-v${VERSION}`);
  const names = Array.from(
    { length: COUNT },
    (_, index) => `${String(index).padStart(5, '0')}-${7000 + index}.png`,
  );
  if (!existsSync(folder)) {
    const partial = `${folder}.part`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial);
    for (const name of names) writeFileSync(join(partial, name), noisyImage(name));
    renameSync(partial, folder);
  }
  return { folder, names };
}

/** Noise in a private chunk, so that nothing on the way can make it shorter. */
function noisyImage(key: string): Buffer {
  const random = randomOf(key);
  const empty = pngFile([pngChunk('noIs', Buffer.alloc(0)), pngPixels()]).length;
  const noise = Buffer.from(Array.from({ length: LENGTH - empty }, () => Math.floor(random() * 256)));
  return pngFile([pngChunk('noIs', noise), pngPixels()]);
}
