import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LoadQueue } from '../../client/web/ui/load-queue.js';

function entering(queue: LoadQueue) {
  const begun: string[] = [];
  const enter = (name: string, isSeen = true) => queue.enter({ isSeen, begin: () => begun.push(name) });
  return { begun, enter };
}

describe('the queue of pictures', () => {
  it('lets no more go at once than it says', async () => {
    const { begun, enter } = entering(new LoadQueue(2));
    const ends = ['a', 'b', 'c', 'd'].map((name) => enter(name));
    await setImmediate();
    expect(begun).toHaveLength(2);
    for (const end of ends.toReversed()) end();
    expect(begun).toEqual(['d', 'c', 'b', 'a']);
  });

  it('begins with what is seen, and with what came last', async () => {
    const { begun, enter } = entering(new LoadQueue(1));
    enter('above', false);
    const ends = [enter('first'), enter('second')];
    enter('below', false);
    await setImmediate();
    for (const end of ends.toReversed()) end();
    expect(begun).toEqual(['second', 'first', 'below']);
  });

  it('forgets what has left before its turn, and gives back the turn of what has left in it', async () => {
    const { begun, enter } = entering(new LoadQueue(1));
    const last = enter('last');
    const gone = enter('gone');
    const loading = enter('loading');
    await setImmediate();
    gone();
    loading();
    loading();
    expect(begun).toEqual(['loading', 'last']);
    enter('more');
    await setImmediate();
    expect(begun).toHaveLength(2);
    last();
    expect(begun).toEqual(['loading', 'last', 'more']);
  });
});
