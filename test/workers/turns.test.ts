import { describe, expect, it } from 'vitest';
import { Turns, type Urgency } from '../../workers/turns.js';

/** Work that begins at its turn, and ends when it is told to. */
class Works {
  readonly turns: Turns;
  readonly begun: string[] = [];
  readonly #ends = new Map<string, () => void>();
  readonly #results = new Map<string, Promise<string>>();

  constructor(limits: { threads: number; lanes: number }) {
    this.turns = new Turns(() => limits);
  }

  add(urgency: Urgency, name: string, signal?: AbortSignal): Promise<string> {
    const result = this.turns.take(
      urgency,
      () =>
        new Promise<string>((resolve) => {
          this.begun.push(name);
          this.#ends.set(name, () => resolve(name));
        }),
      signal,
    );
    this.#results.set(name, result);
    return result;
  }

  async end(name: string): Promise<void> {
    this.#ends.get(name)?.();
    await this.#results.get(name);
    // What is next begins in the turn of the event loop after.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('turns', () => {
  it('are taken by as many scans as there are lanes', async () => {
    const works = new Works({ threads: 2, lanes: 2 });
    for (const name of ['a', 'b', 'c']) void works.add('scan', name);
    expect(works.begun).toEqual(['a', 'b']);
    await works.end('a');
    expect(works.begun).toEqual(['a', 'b', 'c']);
  });

  it('come at once for a request while scans have all lanes', () => {
    for (const limits of [
      { threads: 2, lanes: 2 },
      { threads: 2, lanes: 8 },
      { threads: 1, lanes: 1 },
    ]) {
      const works = new Works(limits);
      for (let scan = 0; scan < 10; scan++) void works.add('scan', `scan ${scan}`);
      void works.add('request', 'request');
      expect(works.begun.at(-1)).toBe('request');
    }
  });

  it('go to requests before scans that have waited longer', async () => {
    const works = new Works({ threads: 1, lanes: 1 });
    for (const name of ['scan', 'next scan']) void works.add('scan', name);
    for (const name of ['request', 'next request']) void works.add('request', name);
    await works.end('request');
    expect(works.begun).toEqual(['scan', 'request', 'next request']);
  });

  it('leave one scan running, however many requests come', async () => {
    const works = new Works({ threads: 2, lanes: 2 });
    for (const name of ['r1', 'r2', 'r3', 'r4']) void works.add('request', name);
    for (const name of ['s1', 's2']) void works.add('scan', name);
    expect(works.begun).toEqual(['r1', 'r2', 's1']);
    await works.end('s1');
    expect(works.begun).toEqual(['r1', 'r2', 's1', 's2']);
  });

  it('pass on when work fails', async () => {
    const turns = new Turns(() => ({ threads: 1, lanes: 1 }));
    const failing = turns.take('request', () => Promise.reject(new Error('bad')));
    const next = turns.take('request', () => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('bad');
    expect(await next).toBe('next');
  });

  it('are not waited for once nobody wants the result', async () => {
    const works = new Works({ threads: 1, lanes: 1 });
    void works.add('scan', 'a');
    const leaving = new AbortController();
    const left = works.add('scan', 'b', leaving.signal);
    void works.add('scan', 'c');
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'CANCELLED' });
    await works.end('a');
    expect(works.begun).toEqual(['a', 'c']);
  });
});
