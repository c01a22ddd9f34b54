import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { infotext, pngImage } from '../support/folder.js';

interface ManyFiles {
  directories: number;
  /** In each directory. Groups are ten images each. */
  files: number;
  prompt?: string;
}

/** Long past, in whole seconds: no reading of such a file is doubted. */
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/**
 * Writes many small images with prompts of their own, all of one time; over those that are there, if there are any. At
 * once, since that takes a fifth of the time.
 */
export function writeMany(folder: string, { directories, files, prompt = 'a cat' }: ManyFiles): void {
  for (let directory = 0; directory < directories; directory++) {
    const real = join(folder, `d${directory}`);
    mkdirSync(real, { recursive: true });
    for (let file = 0; file < files; file++) {
      const group = Math.floor(file / 10);
      const name = join(real, `${group}-${1000 * group + file}.png`);
      writeFileSync(name, pngImage(infotext({ prompt: `${prompt} ${directory} ${file % 50}` })));
      utimesSync(name, LONG_AGO, LONG_AGO);
    }
  }
}
