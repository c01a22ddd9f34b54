import { type FSWatcher, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { WatchReport } from '../disk.js';
import { FileSystems } from '../file-systems.js';
import type { DiskSettings } from '../protocol.js';
import { directoryStats } from '../stats.js';
import type { DirectoryNode } from '../tree.js';
import { Flood } from './flood.js';
import { watchesAtMost } from './limits.js';
import { Mounts } from './mounts.js';
import { Notices } from './notices.js';
import { Queue } from './queue.js';
import type { WatchContext, Watches } from './watches.js';

const BEYOND_LIMIT = 'the limit of watches is reached (fs.inotify.max_user_watches)';
const NOT_LOCAL = 'the file system does not tell of changes';
const FAILED = 'directories that may not be read, or have gone, cannot be watched';

/**
 * A watch per directory. Node's recursive ones take one a file here, and a million files are beyond the limit.
 *
 * That a silent watch proves that nothing changed: the kernel queues an event inside the system call that makes the
 * change (inotify(7), fs/notify/fsnotify.c), so that it is there before anybody can ask about the change; and libuv reads
 * the whole queue whenever it polls (`uv__inotify_read`, src/unix/linux.c). What is left are queues that flow over, which
 * `Flood` notices; mounts, which `Mounts` does; and the base directory itself, which every check looks at.
 */
export class InotifyWatches implements Watches {
  readonly fileSystems = new FileSystems();
  readonly #base: string;
  readonly #context: WatchContext;
  readonly #notices: Notices;
  readonly #mounts = new Mounts();
  readonly #flood: Flood;
  readonly #waiting = new Queue<DirectoryNode>((node) => this.#addNow(node));
  readonly #closing = new Queue<FSWatcher>((watcher) => this.#closeNow(watcher));
  readonly #limit = watchesAtMost();
  #watched = 0;
  #isLimited = false;
  /** Of the last directory that could not be watched. */
  #reason = FAILED;

  constructor({ base, extensions }: DiskSettings, context: WatchContext) {
    this.#base = base;
    this.#context = context;
    this.#notices = new Notices(extensions, context.onNotice);
    this.#flood = new Flood(() => this.distrust(context.tree.root));
  }

  /**
   * libuv takes a message and reads the queue in one phase of its loop, in no order, and asks the system for both before
   * that phase. The first turn ends the phase in which the message came, the second one the next: that one polled after the
   * message had come, and so after whatever its sender had seen. https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop
   */
  async catchUp(): Promise<void> {
    await turn();
    await turn();
    if (!this.#mounts.haveChanged()) return;
    this.fileSystems.forget();
    this.distrust(this.#context.tree.root);
  }

  add(node: DirectoryNode): void {
    if (node.watch === null) this.#waiting.add(node);
  }

  remove(node: DirectoryNode): void {
    if (node.watch === null) return;
    this.#closing.add(node.watch.watcher);
    node.watch = null;
    this.#watched--;
  }

  renewDoubtful(node: DirectoryNode, real: string): void {
    if (node.watch?.isDoubtful !== true) return;
    const before = node.watch;
    this.#set(node, real);
    // Below are watches on what was here before.
    if (node.watch.inode !== before.inode || node.watch === before) this.distrust(node);
    if (node.watch === before) this.remove(node);
  }

  /** A watch tells of the directory's names and of its own moves, and so do those on the way to it of theirs. */
  vouchFor(node: DirectoryNode): boolean {
    if (node.watch === null || node.watch.isDoubtful) return false;
    for (let above = node.parent; above !== null; above = above.parent)
      if (above.watch === null) return false;
    return true;
  }

  distrust(top: DirectoryNode): void {
    for (const node of top.below()) {
      this.#context.tree.doubt(node);
      if (node.watch !== null) node.watch.isDoubtful = true;
    }
  }

  async report(): Promise<WatchReport> {
    await this.#waiting.emptied();
    const unwatched = this.#context.tree.size - this.#watched;
    return { watched: this.#watched, unwatched, reason: unwatched === 0 ? null : this.#reason };
  }

  close(): void {
    this.#waiting.clear();
    // The thread's end closes the watches.
    this.#notices.close();
  }

  #addNow(node: DirectoryNode): void {
    if (node.isRemembered && node.watch === null) this.#set(node, join(this.#base, node.path));
  }

  /** Sets a watch, in the place of the one there is. Where it fails, all stays as it was. */
  #set(node: DirectoryNode, real: string): void {
    const stats = directoryStats(real);
    if (stats === null) return this.#fail(FAILED);
    if (!this.fileSystems.isLocal(stats.dev, real)) return this.#fail(NOT_LOCAL);
    // A second watch on a directory counts as none.
    const isFirst = node.watch === null;
    if (isFirst && (this.#isLimited || this.#watched >= this.#limit)) return this.#fail(BEYOND_LIMIT);
    const watcher = this.#open(node, real);
    if (watcher === null) return;
    this.remove(node);
    const inode = stats.ino;
    // Another directory may have come to this path between the look and the watch.
    node.watch = { watcher, inode, isDoubtful: directoryStats(real)?.ino !== inode };
    this.#watched++;
  }

  #open(node: DirectoryNode, real: string): FSWatcher | null {
    try {
      const watcher = watch(real, { persistent: false }, (event, name) =>
        this.#take(node, watcher, event, name),
      );
      watcher.on('error', () => this.#lose(node, watcher));
      return watcher;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      this.#isLimited ||= code === 'ENOSPC' || code === 'EMFILE';
      this.#fail(this.#isLimited ? BEYOND_LIMIT : FAILED);
      return null;
    }
  }

  #fail(reason: string): void {
    this.#reason = reason;
  }

  #take(node: DirectoryNode, watcher: FSWatcher, event: string, name: string | null): void {
    this.#flood.add(1);
    if (node.watch?.watcher !== watcher) return;
    // Files that are written to change no names. libuv names what happens to the directory itself by the directory.
    if (event === 'change' && name !== null && name !== this.#nameOf(node)) {
      this.#notices.add(node.path, name, event);
      return;
    }
    this.#context.tree.doubt(node);
    // It may have been the directory that was moved or removed: a watch stays with what it was set on.
    node.watch.isDoubtful = true;
    this.#notices.add(node.path, name ?? '', 'rename');
  }

  #nameOf(node: DirectoryNode): string {
    return node.parent === null ? basename(this.#base) : node.name;
  }

  #lose(node: DirectoryNode, watcher: FSWatcher): void {
    if (node.watch?.watcher !== watcher) return;
    this.remove(node);
    this.distrust(node);
  }

  /** libuv drops what is queued for a watch that is closed, the kernel's word of the closing included. */
  #closeNow(watcher: FSWatcher): void {
    watcher.close();
    this.#flood.add(1);
  }
}
