import { type FSWatcher, watch } from 'node:fs';
import { sep } from 'node:path';
import type { WatchReport } from '../disk.js';
import { FileSystems } from '../file-systems.js';
import type { DiskSettings } from '../protocol.js';
import type { DirectoryTree } from '../tree.js';
import { Notices } from './notices.js';
import type { WatchContext, Watches } from './watches.js';

/**
 * One watch on the base directory with all below it, which macOS and Windows have. What they tell comes when it comes, so
 * that it is good for notices and proves nothing.
 */
export class NoticesOnly implements Watches {
  readonly fileSystems = new FileSystems();
  readonly #tree: DirectoryTree;
  readonly #notices: Notices;
  readonly #watcher: FSWatcher | null;
  #reason: string;

  constructor({ base, extensions, watch }: DiskSettings, { tree, onNotice }: WatchContext) {
    this.#tree = tree;
    this.#notices = new Notices(extensions, onNotice);
    this.#reason = watch ? 'the system tells of changes too late to rely on it' : 'watching is switched off';
    this.#watcher = watch ? this.#open(base) : null;
  }

  async catchUp(): Promise<void> {}
  add(): void {}
  remove(): void {}
  renewDoubtful(): void {}
  distrust(): void {}

  vouchFor(): boolean {
    return false;
  }

  async report(): Promise<WatchReport> {
    const unwatched = this.#tree.size;
    return { watched: 0, unwatched, reason: unwatched === 0 ? null : this.#reason };
  }

  close(): void {
    this.#watcher?.close();
    this.#notices.close();
  }

  #open(base: string): FSWatcher | null {
    try {
      const watcher = watch(base, { recursive: true, persistent: false }, (event, filename) => {
        if (filename !== null) this.#notices.add(...placeOf(filename), event);
      });
      return watcher.on('error', () => watcher.close());
    } catch {
      this.#reason = 'the base directory cannot be watched';
      return null;
    }
  }
}

/** Directory and name, of a path relative to the base directory. */
function placeOf(path: string): [directory: string, name: string] {
  const parts = path.split(sep);
  const name = parts.pop() ?? '';
  return [parts.join('/'), name];
}
