import { setMaxListeners } from 'node:events';
import { SeedrollError } from '../../schema/errors.js';

/** Whether an answer is waited for. It goes from thread to thread. */
export interface Wanted {
  /** Its first number is no longer 0 once nobody waits any more. */
  gone: Int32Array;
}

/** Asks for something that ends once `signal` is aborted. */
export async function asWanted<Answer>(
  signal: AbortSignal | undefined,
  ask: (wanted: Wanted) => Promise<Answer>,
): Promise<Answer> {
  const gone = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const leave = (): void => void Atomics.store(gone, 0, 1);
  if (signal?.aborted === true) leave();
  // One request may ask for a hundred things at the same time.
  if (signal !== undefined) setMaxListeners(0, signal);
  signal?.addEventListener('abort', leave);
  try {
    return await ask({ gone });
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

/** What is asked just now in this thread: SQLite answers one question at a time. */
let current: Wanted | null = null;

/**
 * Runs `body`, which ends early once nobody waits for it any more: statements that go through many rows call the function
 * `proceed` of SQL at some of them. Neither driver offers SQLite's own ways to interrupt a statement.
 * @throws SeedrollError CANCELLED.
 */
export function whileWanted<Result>(wanted: Wanted | null, body: () => Result): Result {
  const before = current;
  current = wanted;
  try {
    proceed();
    return body();
  } catch (error) {
    // A driver may have made another error of it.
    throw reasonToEnd() ?? error;
  } finally {
    current = before;
  }
}

/** The function of SQL: true, as long as somebody waits. */
export function proceed(): number {
  const reason = reasonToEnd();
  if (reason !== null) throw reason;
  return 1;
}

function reasonToEnd(): SeedrollError | null {
  if (current === null || Atomics.load(current.gone, 0) === 0) return null;
  return new SeedrollError('CANCELLED', 'Nobody waits for the answer any more.');
}
