import { fork } from 'node:child_process';
import { isReady, isReply } from './messages.js';

/** A process that was started for the bench; disposing of it ends it. */
export interface Child<Told> extends AsyncDisposable {
  pid: number;
  /** What it told when it was ready. */
  told: Told;
  ask<Answer>(question: string, isAnswer: (value: unknown) => value is Answer): Promise<Answer>;
}

/**
 * Starts a module of the bench in a process of its own, so that memory, garbage and compiled code are its own.
 * @param module Its URL, as compiled.
 * @throws Error where it ends before it is ready, or tells something else than was expected.
 */
export async function startChild<Told>(
  module: URL,
  argument: unknown,
  isTold: (value: unknown) => value is Told,
): Promise<Child<Told>> {
  const process = fork(module, [JSON.stringify(argument)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => process.once('exit', resolve));
  const early = ended.then((code) => {
    throw new Error(`${module.pathname} ended with ${code}`);
  });
  // It ends in any case; only what still waits for it then minds.
  early.catch(() => undefined);

  const waiting = new Map<number, (reply: unknown) => void>();
  const ready = new Promise<unknown>((resolve) => {
    process.on('message', (message) => {
      if (isReady(message)) resolve(message.ready);
      if (isReply(message)) waiting.get(message.id)?.(message.reply);
    });
  });
  const told = await Promise.race([ready, early]);
  if (!isTold(told)) throw new Error(`${module.pathname} told something unexpected`);

  let questions = 0;
  return {
    pid: process.pid ?? 0,
    told,
    async ask(question, isAnswer) {
      const id = questions++;
      const replied = new Promise<unknown>((resolve) => waiting.set(id, resolve));
      process.send({ id, ask: question });
      const reply = await Promise.race([replied, early]);
      waiting.delete(id);
      if (isAnswer(reply)) return reply;
      throw new Error(`${module.pathname} answered ${question} with something unexpected`);
    },
    async [Symbol.asyncDispose]() {
      process.kill('SIGTERM');
      await ended;
    },
  };
}
