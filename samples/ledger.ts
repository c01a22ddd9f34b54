import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Says that a directory was made here, and what was written into it. Hidden, so that servers do not list it. */
const MARKER = '.seedroll-samples';

interface Entry {
  /** In bytes. */
  size: number;
  /** Tells whether the file would be the same today. */
  digest: string;
}

/** The files of a library and what is known of them, so that they need not be made again. */
export class Ledger {
  readonly #directory: string;
  readonly #before: ReadonlyMap<string, Entry>;
  readonly #now = new Map<string, Entry>();

  private constructor(directory: string, before: ReadonlyMap<string, Entry>) {
    this.#directory = directory;
    this.#before = before;
  }

  /**
   * Opens a directory, and makes it where there is none.
   * @throws Error where it holds anything and has no marker: those are somebody's files.
   */
  static async open(directory: string): Promise<Ledger> {
    await mkdir(directory, { recursive: true });
    const names = await readdir(directory);
    if (names.includes(MARKER))
      return new Ledger(directory, parse(await readFile(join(directory, MARKER), 'utf8')));
    if (names.length > 0) {
      throw new Error(
        `"${directory}" holds files that are no samples: give a directory that is empty or does not exist`,
      );
    }
    // At once: what is cut off in the middle can then be run again.
    await writeFile(join(directory, MARKER), '');
    return new Ledger(directory, new Map());
  }

  /** Writes a file, unless the one that is there has this digest and still its size. */
  async put(path: string, digest: string, make: () => Promise<Buffer>): Promise<void> {
    const file = join(this.#directory, path);
    const known = this.#before.get(path);
    if (known?.digest === digest && known.size === (await sizeOf(file))) {
      this.#now.set(path, known);
      return;
    }
    const bytes = await make();
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    this.#now.set(path, { size: bytes.length, digest });
  }

  async save(): Promise<void> {
    await writeFile(join(this.#directory, MARKER), serialize(this.#now));
  }
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch {
    return null;
  }
}

/** One line per file: digest, size, path. Sorted by digest, for the order in which files are done varies. */
function serialize(entries: ReadonlyMap<string, Entry>): string {
  const lines = [...entries].map(([path, { size, digest }]) => `${digest} ${size} ${path}\n`);
  return lines.toSorted().join('');
}

function parse(text: string): Map<string, Entry> {
  const lines = [...text.matchAll(/^(\w+) (\d+) (.+)$/gm)];
  return new Map(
    lines.map(([, digest = '', size = '', path = '']) => [path, { size: Number(size), digest }]),
  );
}
