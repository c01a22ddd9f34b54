import { type Answer, Connection } from './connection.js';

/** Milliseconds after which fewer calls have to do, where each takes long. */
const PATIENCE = 10_000;

/** Asks the same thing over one connection, again and again. @returns Milliseconds of each call. */
export async function latencies(port: number, path: string, calls: number): Promise<number[]> {
  using connection = await Connection.open(port);
  const times: number[] = [];
  const start = performance.now();
  while (times.length < calls && performance.now() - start < PATIENCE) {
    const answer = await connection.get(path);
    expectOk(answer, path);
    times.push(answer.lastByte);
  }
  return times;
}

/** Asks over several connections at once, taking paths in turn. @returns Answers a second. */
export async function rate(
  port: number,
  paths: readonly string[],
  { connections, calls }: { connections: number; calls: number },
): Promise<number> {
  let next = 0;
  const lane = async (connection: Connection): Promise<void> => {
    while (next < calls) {
      const path = paths[next++ % paths.length] ?? '/';
      expectOk(await connection.get(path), path);
    }
  };
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  try {
    const start = performance.now();
    await Promise.all(opened.map(lane));
    return (calls / (performance.now() - start)) * 1000;
  } finally {
    for (const connection of opened) connection[Symbol.dispose]();
  }
}

/** Asks once, over a connection of its own. */
export async function ask(
  port: number,
  path: string,
  { head = [], onBody }: { head?: readonly string[]; onBody?: (piece: Uint8Array) => void } = {},
): Promise<Answer> {
  using connection = await Connection.open(port);
  const answer = await connection.get(path, head, onBody);
  expectOk(answer, path);
  return answer;
}

/** An error is quick, and would look like speed. */
export function expectOk({ status, bytes }: Answer, path: string): void {
  if (status !== 200 || bytes === 0) {
    throw new Error(`expected an answer to ${path}, received ${status} with ${bytes} bytes`);
  }
}
