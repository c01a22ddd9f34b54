import { setTimeout } from 'node:timers/promises';
import { SeedrollError } from '../../schema/errors.js';
import { ChangesOfOthers } from '../changes/of-others.js';
import type { Disk, DiskNotice } from '../disk/disk.js';
import type { Refresher } from '../refresher.js';
import type { StorePage, UnparsedDirectory } from '../store/store.js';
import { News, type RescanKind } from './news.js';
import { FileParsing, type ParseOptions } from './parse-files.js';
import { Rate } from './rate.js';
import { markChanged } from './rescan.js';
import { Settling } from './settling.js';
import { type Batch, UnparsedFiles } from './unparsed-files.js';

/** What the scanner is at. */
export type ScanPhase = 'names' | 'metadata' | 'checking' | 'idle' | 'away';

export interface ScannerOptions extends ParseOptions {
  disk: Disk;
  refresher: Refresher;
  /** Whether it begins by holding the files that are known against the disk. */
  checksFiles: boolean;
  /** Milliseconds between rescans; null for none. */
  rescanInterval: number | null;
  /** Told of failures that nobody waits for. */
  onError: (error: unknown) => void;
}

/** Milliseconds before a scan that failed is tried again. */
const RETRY = 1000;
/** Files from which on work in the background is told of. */
const TOLD_FROM = 1000;
/** Files to be read once more that are fetched at once. */
const SETTLED_AT_ONCE = 512;

/**
 * Brings the catalog to what the disk holds, in the background: names of all directories first, then the metadata of
 * files that nobody has parsed; then it waits for news.
 */
export class Scanner {
  readonly #options: ScannerOptions;
  readonly #parsing: FileParsing;
  readonly #unparsed: UnparsedFiles;
  readonly #rate = new Rate();
  readonly #news: News;
  readonly #settling = new Settling(() => {
    this.#news.isUnsettled = true;
    this.#news.note();
  });
  readonly #others: ChangesOfOthers;
  readonly #end = new AbortController();
  #phase: ScanPhase = 'names';
  /** Of the work that is under way, in files; null where it cannot be known. */
  #total: number | null = null;
  #running: Promise<void> | null = null;
  #needsTidying = true;
  /** Whether it was told that work goes on, and not yet that it has ended. */
  #isTold = false;

  constructor(options: ScannerOptions) {
    this.#options = options;
    this.#parsing = new FileParsing(options);
    this.#unparsed = new UnparsedFiles(options.store);
    this.#others = new ChangesOfOthers(options);
    this.#news = new News(options.checksFiles ? 'full' : 'quick');
    // Of files that an earlier process has not come to.
    this.#news.hasUnparsed = true;
  }

  /** Begins, and goes on until it is disposed of. */
  start(): void {
    this.#running ??= this.#run();
  }

  get phase(): ScanPhase {
    return this.#phase;
  }

  /** Files a second lately, and seconds that are left at this rate; null where they cannot be known. */
  get pace(): { filesPerSecond: number | null; secondsLeft: number | null } {
    const filesPerSecond = this.#phase === 'idle' ? null : this.#rate.perSecond;
    const left = this.#total === null ? null : Math.max(0, this.#total - this.#rate.done);
    const isKnown = filesPerSecond !== null && filesPerSecond > 0 && left !== null;
    return { filesPerSecond, secondsLeft: isKnown ? left / filesPerSecond : null };
  }

  /** Says that a directory has files that nobody has parsed, and that somebody waits for them. */
  prioritise(directory: string): void {
    this.#unparsed.prioritise(directory);
    this.#news.note();
  }

  /** Says that some files are not parsed. */
  noteUnparsed(): void {
    this.#news.hasUnparsed = true;
    this.#news.note();
  }

  /** Says that the store has lost what it knew. */
  noteStoreAnew(): void {
    this.#news.order('quick');
  }

  /** Takes what the disk tells of itself. */
  take(notice: DiskNotice): void {
    this.#news.add(notice);
  }

  /**
   * Looks at everything again.
   * @returns Once that is done.
   */
  async rescan(kind: RescanKind): Promise<void> {
    this.#news.order(kind);
    await this.idle();
  }

  /** Waits until there is nothing left to do. */
  idle(): Promise<void> {
    return this.#news.quiet();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    this.#settling[Symbol.dispose]();
    this.#news.note();
    await this.#running;
  }

  get #hasEnded(): boolean {
    return this.#end.signal.aborted;
  }

  async #run(): Promise<void> {
    const { rescanInterval } = this.#options;
    const rescans =
      rescanInterval === null ? null : setInterval(() => void this.#rescanOnSchedule(), rescanInterval);
    rescans?.unref();
    while (!this.#hasEnded) {
      try {
        await this.#work();
        this.#options.refresher.followStore();
        this.#phase = 'idle';
        if (this.#isTold) this.#tell(false);
        await this.#news.wait(this.#end.signal);
      } catch (error) {
        await this.#recover(error);
      }
    }
    if (rescans !== null) clearInterval(rescans);
    this.#news.finish();
  }

  async #recover(failure: unknown): Promise<void> {
    if (this.#hasEnded) return;
    const isPassing = failure instanceof SeedrollError && failure.code === 'BUSY';
    if (isPassing && this.#phase !== 'away') {
      this.#phase = 'away';
      this.#tell(true);
    } else if (!isPassing) this.#options.onError(failure);
    await setTimeout(RETRY, undefined, { signal: this.#end.signal, ref: false }).catch(() => undefined);
    // What failed was taken already: everything is looked at again.
    this.#news.rescan ??= 'quick';
    this.#news.hasUnparsed = true;
  }

  /** Where every directory is watched there is little to find; where not, files may have been rewritten unseen. */
  async #rescanOnSchedule(): Promise<void> {
    const { unwatched } = await this.#options.disk.report();
    this.#news.order(unwatched > 0 ? 'full' : 'quick');
  }

  /** Does what there is to do, what changes answers the most first. */
  async #work(): Promise<void> {
    const { rescan } = this.#news;
    if (rescan !== null) await this.#readNames();
    if (this.#news.hasPlaces) await this.#takePlaces();
    while (this.#news.hasUnparsed && !this.#hasEnded) await this.#parseAll();
    if (rescan === 'full') await this.#checkFiles();
    if (this.#news.isUnsettled) await this.#settle();
    await this.#others.tell();
    if (this.#news.isEmpty) await this.#tidy();
  }

  #begin(phase: ScanPhase, total: number | null): void {
    this.#phase = phase;
    this.#total = total;
    this.#rate.begin();
    // Not for each file that arrives.
    if (!this.#isTold && (total ?? Infinity) >= TOLD_FROM) this.#tell(true);
  }

  /** Tells that work has begun, or ended. */
  #tell(isBegun: boolean): void {
    this.#isTold = isBegun;
    this.#options.changes.append([{ kind: 'status' }]);
  }

  async #readNames(): Promise<void> {
    const { refresher, store } = this.#options;
    this.#begin('names', null);
    refresher.followStore();
    const { location } = store;
    await refresher.refreshAll();
    await refresher.forgetGone();
    this.#news.rescan = store.location === location ? null : 'quick';
  }

  /** Looks at what the disk has told of. */
  async #takePlaces(): Promise<void> {
    const { refresher, store, tree } = this.#options;
    const { directories, files } = this.#news.takePlaces();
    if (directories.length > 0) {
      await refresher.refreshThese(directories);
      // What has gone there may have turned up elsewhere.
      await refresher.refresh({ path: '', recursive: true });
      await refresher.forgetGone();
    }
    if (files.length === 0) return;
    await store.markUnparsed(files);
    for (const { directory } of files) tree.touchAt(directory);
    this.#news.hasUnparsed = true;
  }

  async #parseAll(): Promise<void> {
    const { store } = this.#options;
    this.#news.hasUnparsed = false;
    const { byState } = await store.status();
    if (byState.unparsed === 0) return;
    this.#begin('metadata', byState.unparsed);
    this.#unparsed.restart();
    const isLeft = await this.#parsing.run(() => this.#nextBatch(), {
      adopts: await store.canAdopt(),
      expected: byState.unparsed,
      onDone: (files) => this.#rate.add(files),
    });
    if (isLeft) this.#news.hasUnparsed = true;
    const { items } = await store.unsettled({ limit: 1 });
    if (items.length > 0) this.#settling.begin();
  }

  async #nextBatch(): Promise<Batch | null> {
    if (this.#hasEnded) return null;
    // A long scan does not keep news waiting.
    if (this.#news.hasPlaces) await this.#takePlaces();
    return this.#unparsed.next();
  }

  /** Compares every file with what it was when it was parsed. */
  async #checkFiles(): Promise<void> {
    this.#begin('checking', (await this.#options.store.status()).images);
    const changed = await markChanged(this.#options, (files) => this.#rate.add(files));
    if (changed > 0) this.#news.hasUnparsed = true;
  }

  /** Reads files once more that were written in the moments before they were read. */
  async #settle(): Promise<void> {
    this.#news.isUnsettled = false;
    const { store } = this.#options;
    let after: string | null | undefined;
    const next = async (): Promise<Batch | null> => {
      if (after === null || this.#hasEnded) return null;
      const page: StorePage<UnparsedDirectory> = await store.unsettled({ after, limit: SETTLED_AT_ONCE });
      after = page.next;
      return page.items.length === 0 ? null : { rows: page.items };
    };
    await this.#parsing.run(next, { adopts: false, expected: 0, onDone: () => undefined });
    const { items } = await store.unsettled({ limit: 1 });
    if (items.length > 0) this.#settling.goOn();
  }

  async #tidy(): Promise<void> {
    if (this.#hasEnded || !this.#needsTidying) return;
    this.#needsTidying = false;
    await this.#options.store.tidy();
  }
}
