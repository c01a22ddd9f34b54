import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomOf } from '../../samples/pictures/random.js';
import { type Folder, infotext, pngImage } from './folder.js';

/** A folder whose files and directories change at random, the same for the same name. */
export class Shuffled {
  readonly #folder: Folder;
  readonly #random: () => number;
  readonly #files = new Set<string>();
  #written = 0;

  constructor(folder: Folder, name: string) {
    this.#folder = folder;
    this.#random = randomOf(name);
  }

  #below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  #newPath(): string {
    const depth = this.#below(3);
    const directories = Array.from({ length: depth }, () => `d${this.#below(3)}`);
    return [...directories, `${this.#below(2)}-${this.#below(12)}.png`].join('/');
  }

  #anyFile(): string | undefined {
    return [...this.#files][this.#below(this.#files.size)];
  }

  /** Changes something. */
  async change(): Promise<void> {
    const file = this.#anyFile();
    const kind = this.#below(10);
    if (file === undefined || kind < 4) return this.#write(this.#newPath());
    if (kind < 5) return this.#remove(file);
    if (kind < 7) return this.#move(file, this.#newPath());
    if (kind < 8) return this.#renameDirectory(file);
    if (kind < 9) return this.#removeDirectory(file);
    return this.#write(file.replace(/[^/]+$/, `notes-${this.#below(9)}.png`));
  }

  async #write(path: string): Promise<void> {
    this.#files.add(path);
    await this.#folder.write(path, pngImage(infotext({ prompt: `picture ${this.#written++}` })));
  }

  async #remove(path: string): Promise<void> {
    this.#files.delete(path);
    await this.#folder.remove(path);
  }

  async #move(from: string, to: string): Promise<void> {
    await mkdir(dirname(join(this.#folder.path, to)), { recursive: true });
    await rename(join(this.#folder.path, from), join(this.#folder.path, to));
    this.#files.delete(from);
    this.#files.add(to);
  }

  async #renameDirectory(file: string): Promise<void> {
    const [first, ...rest] = file.split('/');
    if (first === undefined || rest.length === 0) return;
    const target = `renamed${this.#below(1000)}`;
    await rename(join(this.#folder.path, first), join(this.#folder.path, target)).catch(() => undefined);
    for (const path of [...this.#files].filter((one) => one.startsWith(`${first}/`))) {
      this.#files.delete(path);
      this.#files.add(target + path.slice(first.length));
    }
  }

  async #removeDirectory(file: string): Promise<void> {
    const [first, ...rest] = file.split('/');
    if (first === undefined || rest.length === 0) return;
    await rm(join(this.#folder.path, first), { recursive: true });
    for (const path of this.#files) if (path.startsWith(`${first}/`)) this.#files.delete(path);
  }
}
