import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './file-progress.js';
import type { LibraryStatus } from '../../schema/models/status.js';

/** Milliseconds between looks, on a terminal and elsewhere. */
const ON_TERMINAL = 250;
const ELSEWHERE = 30_000;

/**
 * Shows how far a scan is while some work goes on: a bar on a terminal, elsewhere a line now and then.
 * @param stream Where it is shown.
 * @param interval Milliseconds between looks.
 * @returns What the work gives.
 */
export async function showProgress<Result>(
  stream: Terminal,
  status: () => Promise<LibraryStatus>,
  work: Promise<Result>,
  interval: number = stream.isTTY === true ? ON_TERMINAL : ELSEWHERE,
): Promise<Result> {
  const progress = new ScanProgress(stream, status, interval);
  try {
    return await work;
  } finally {
    progress.end();
  }
}

class ScanProgress {
  readonly #stream: Terminal;
  readonly #status: () => Promise<LibraryStatus>;
  readonly #timer: NodeJS.Timeout;
  #bar: SingleBar | null = null;
  #isOver = false;

  constructor(stream: Terminal, status: () => Promise<LibraryStatus>, interval: number) {
    this.#stream = stream;
    this.#status = status;
    this.#timer = setInterval(() => void this.#look(), interval).unref();
  }

  async #look(): Promise<void> {
    const status = await this.#status().catch(() => null);
    // A catalog that is being closed has nothing to tell.
    if (status === null || this.#isOver) return;
    if (this.#stream.isTTY === true) this.#draw(status);
    else if (status.phase !== 'idle') this.#stream.write(`seedroll: ${progressText(status)}\n`);
  }

  #draw(status: LibraryStatus): void {
    if (status.phase === 'idle') return this.#removeBar();
    this.#bar ??= start(this.#stream);
    this.#bar.setTotal(Math.max(1, status.images));
    this.#bar.update(status.images - status.unparsed, { text: progressText(status) });
  }

  #removeBar(): void {
    this.#bar?.stop();
    this.#bar = null;
  }

  end(): void {
    clearInterval(this.#timer);
    this.#isOver = true;
    this.#removeBar();
  }
}

function start(stream: Terminal): SingleBar {
  const bar = new SingleBar(
    { stream, format: '{bar} {percentage} % | {text}', clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(1, 0, { text: '' });
  return bar;
}

const PHASES: Readonly<Record<LibraryStatus['phase'], string>> = {
  names: 'reading names',
  metadata: 'reading metadata',
  checking: 'looking for files that were rewritten',
  idle: 'done',
  away: 'the base directory or the catalog cannot be used; trying again',
};

/** What goes on, for people, in one line. */
export function progressText({
  phase,
  images,
  unparsed,
  filesPerSecond,
  secondsLeft,
}: LibraryStatus): string {
  const parts = [PHASES[phase]];
  parts.push(
    phase === 'metadata'
      ? `${number(images - unparsed)} of ${number(images)} images`
      : `${number(images)} images`,
  );
  if (filesPerSecond !== null) parts.push(`${number(filesPerSecond)} a second`);
  if (secondsLeft !== null) parts.push(`${duration(secondsLeft)} left`);
  return parts.join(', ');
}

/** A whole number with its thousands apart. */
export function number(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
