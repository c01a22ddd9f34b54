import { cpus } from 'node:os';

/** What is looked at to tell how many scans to run. */
export interface Gauges {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** Milliseconds that the cores of this machine have been busy, for whomever; waiting for a disk is none of it. */
  used(): number;
}

const OWN_GAUGES: Gauges = {
  now: () => performance.now(),
  // Not this process alone: cores that others keep busy are no reason for more threads.
  used: () => cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0),
};

/** Shorter spans tell more of chance than of the disk. */
const SPAN_MS = 250;
/** Part of a span in which all lanes must have been taken; else it was not for want of lanes that cores were idle. */
const TAKEN = 0.9;
/** Below, cores wait for the disk: one lane more. Above the other, they do not: one less. */
const IDLE_BELOW = 0.75;
const BUSY_ABOVE = 0.95;

/**
 * How many scans should run at a time. Files in memory are read quickest by as many threads as there are cores. Of those
 * that are not, each thread waits for the disk most of the time, and disks serve several at once: 2 threads read 6.5
 * thousand files a second, 8 read 12.6 thousand. So a lane is added whenever all are taken and cores are idle all the same.
 */
export class Lanes {
  readonly #least: number;
  readonly #most: number;
  readonly #gauges: Gauges;
  #count: number;
  #running = 0;
  /** Where the span began, and what had been used by then. */
  #start = 0;
  #usedAtStart = 0;
  /** When all lanes were taken last; null where they are not. */
  #takenSince: number | null = null;
  /** Milliseconds of the span in which all were taken. */
  #taken = 0;

  /**
   * @param least As many as there are cores to use.
   * @param most Where every file waits for the disk.
   */
  constructor(least: number, most: number, gauges = OWN_GAUGES) {
    this.#least = least;
    this.#most = Math.max(least, most);
    this.#gauges = gauges;
    this.#count = least;
    this.#begin(gauges.now());
  }

  get count(): number {
    return this.#count;
  }

  /** To be told of every scan that begins or ends. */
  change(running: number): void {
    const now = this.#gauges.now();
    if (this.#takenSince !== null) this.#taken += now - this.#takenSince;
    this.#running = running;
    if (now - this.#start >= SPAN_MS) this.#judge(now);
    this.#takenSince = this.#running >= this.#count ? now : null;
  }

  #judge(now: number): void {
    const elapsed = now - this.#start;
    const busy = (this.#gauges.used() - this.#usedAtStart) / (elapsed * this.#least);
    const isTaken = this.#taken >= elapsed * TAKEN;
    if (busy > BUSY_ABOVE) this.#count = Math.max(this.#least, this.#count - 1);
    else if (isTaken && busy < IDLE_BELOW) this.#count = Math.min(this.#most, this.#count + 1);
    this.#begin(now);
  }

  #begin(now: number): void {
    this.#start = now;
    this.#usedAtStart = this.#gauges.used();
    this.#taken = 0;
  }
}
