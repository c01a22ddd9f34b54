import type { MessagePort } from 'node:worker_threads';
import { SeedrollError } from '../../schema/errors.js';
import type { Answer, Call, Handlers, Name, Notice } from './protocol.js';

/** Answers the questions of a `ThreadClient`, until it has answered `close`. */
export function serve<Q extends { close: [null, null] }>(
  port: MessagePort,
  handle: <N extends Name<Q>>(call: Call<Q, N>) => unknown,
): void {
  async function answer(call: Call<Q>): Promise<void> {
    const result = await outcome(() => handle(call));
    const answer: Answer = { id: call.id, result };
    port.postMessage(answer, buffersOf(result));
    if (call.name === 'close') port.close();
  }
  port.on('message', (call: Call<Q>) => void answer(call));
}

/** Asks the handler of a question. */
export function ask<Q, N extends Name<Q>>(handlers: Handlers<Q>, { name, input }: Call<Q, N>): unknown {
  return handlers[name](input);
}

/** Says something to the client without being asked. */
export function tell(port: MessagePort, notice: unknown): void {
  const message: Notice = { notice };
  port.postMessage(message);
}

async function outcome(handle: () => unknown): Promise<Answer['result']> {
  try {
    return { output: await handle() };
  } catch (error) {
    const code = error instanceof SeedrollError ? error.code : null;
    const field = error instanceof SeedrollError ? error.field : undefined;
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { failure: { code, field, message, stack } };
  }
}

/** What an answer hands over rather than copies: an answer that is a buffer. */
function buffersOf(result: Answer['result']): ArrayBuffer[] {
  return 'output' in result && result.output instanceof ArrayBuffer ? [result.output] : [];
}
