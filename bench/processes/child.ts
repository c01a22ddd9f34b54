import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isQuestion, type LoopDelay, type Ready, type Reply } from './messages.js';

/** Milliseconds between looks at the event loop: what it measures cannot be finer. */
const RESOLUTION = 5;

/** What a process is started with. */
export function argument(): unknown {
  return JSON.parse(process.argv[2] ?? 'null');
}

/**
 * Tells the process that started this one that it is ready, answers what it asks, and ends with it.
 * @param answers Besides `loopDelay`, which tells how late the event loop was since it was asked last.
 */
export function report(ready: unknown, answers: Readonly<Record<string, () => unknown>> = {}): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const loopDelay = (): LoopDelay => {
    // The time between two looks is counted, which is never less than the resolution.
    const told = { p99: lateness(delay.percentile(99)), max: lateness(delay.max) };
    delay.reset();
    return told;
  };
  const all: Readonly<Record<string, () => unknown>> = { loopDelay, ...answers };
  const answer = async (id: number, ask: string): Promise<void> => {
    const reply: Reply = { id, reply: (await all[ask]?.()) ?? null };
    process.send?.(reply);
  };
  process.on('message', (message) => {
    if (isQuestion(message)) void answer(message.id, message.ask);
  });
  process.on('disconnect', () => process.exit());
  const first: Ready = { ready };
  process.send?.(first);
}

function lateness(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION);
}
