import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { ChangeEntry } from '../../catalog/changes/entries.js';
import { follow } from '../../catalog/changes/follow.js';
import { ChangeLog } from '../../catalog/changes/log.js';

function added(...names: string[]): ChangeEntry[] {
  return names.map((name) => ({ kind: 'added', directory: '', name }));
}

function nameOf(entry: object): unknown {
  return 'name' in entry ? entry.name : 'kind' in entry ? entry.kind : null;
}

const all = (): boolean => true;

describe('the log', () => {
  it('gives what is behind a place, in its order', () => {
    const log = new ChangeLog();
    log.append(added('a', 'b'));
    const id = log.idOf(log.last);
    log.append(added('c', 'd', 'e'));
    expect(log.behind(log.placeOf(id) ?? -1, 2)?.map(nameOf)).toEqual(['c', 'd']);
    expect(log.behind(log.last, 2)).toEqual([]);
  });

  it('keeps so many changes, and says where some are lost', () => {
    const log = new ChangeLog(3);
    log.append(added('a', 'b', 'c'));
    expect(log.behind(0, 9)?.map(nameOf)).toEqual(['a', 'b', 'c']);
    log.append(added('d'));
    expect(log.behind(0, 9)).toBeNull();
    expect(log.behind(1, 9)?.map(nameOf)).toEqual(['b', 'c', 'd']);
    log.append(added('e', 'f', 'g', 'h'));
    expect(log.behind(4, 9)).toBeNull();
    expect(log.behind(5, 9)?.map(nameOf)).toEqual(['f', 'g', 'h']);
  });

  it('knows no id of another run, none of times to come, and no other text', () => {
    const log = new ChangeLog();
    const other = new ChangeLog();
    log.append(added('a'));
    other.append(added('a'));
    for (const id of [other.idOf(1), log.idOf(2), `${log.idOf(1)} `, `-${log.idOf(1)}`, 'nonsense', '-1', ''])
      expect(log.placeOf(id), id).toBeNull();
    expect(log.placeOf(log.idOf(1))).toBe(1);
  });

  it('knows no place from before a reset, not even the last one', () => {
    const log = new ChangeLog();
    log.append(added('a'));
    log.reset();
    expect(log.behind(0, 9)).toBeNull();
    expect(log.behind(1, 9)).toBeNull();
    expect(log.behind(log.last, 9)).toEqual([]);
  });
});

describe('whoever follows', () => {
  it('has an id from the start, and misses nothing behind it', async () => {
    const log = new ChangeLog();
    log.append(added('before'));
    const first = await follow(log, { isWanted: all }).next();
    expect(first.value).toEqual({ place: 1, entry: { kind: 'checkpoint' } });
    log.append(added('a', 'b'));
    const again = follow(log, { after: log.idOf(1), isWanted: all });
    expect((await again.next()).value).toEqual({ place: 2, entry: added('a')[0] });
    expect((await again.next()).value).toEqual({ place: 3, entry: added('b')[0] });
  });

  it('is woken by each change, once', async () => {
    const log = new ChangeLog();
    const changes = follow(log, { after: log.idOf(0), isWanted: all });
    for (const name of ['a', 'b', 'c']) {
      const next = changes.next();
      log.append(added(name));
      expect((await next).value?.entry).toMatchObject({ name });
    }
  });

  it('is told to reload where it has fallen behind, and goes on from there', async () => {
    const log = new ChangeLog(150);
    const changes = follow(log, { isWanted: all });
    await changes.next();
    for (let number = 0; number < 1000; number++) log.append(added(`${number}`));
    const told: unknown[] = [];
    for (let count = 0; count < 1; count++) told.push((await changes.next()).value);
    expect(told).toEqual([{ place: 1000, entry: { kind: 'reload' } }]);
    log.append(added('after'));
    expect((await changes.next()).value).toEqual({ place: 1001, entry: added('after')[0] });
  });

  it.each(['of-another-run-7', '', '0-99'])('is told to reload for the id %j', async (after) => {
    const log = new ChangeLog();
    const { value } = await follow(log, { after, isWanted: all }).next();
    expect(value?.entry).toEqual({ kind: 'reload' });
  });

  it('is told to reload when the log is reset, also at its end', async () => {
    const log = new ChangeLog();
    const changes = follow(log, { isWanted: all });
    await changes.next();
    const next = changes.next();
    log.reset();
    expect((await next).value?.entry).toEqual({ kind: 'reload' });
  });

  it('gets later ids while nothing is for it, so that its own is not forgotten', async () => {
    const log = new ChangeLog();
    const changes = follow(log, { isWanted: (entry) => 'directory' in entry && entry.directory === 'mine' });
    await changes.next();
    log.append(added(...Array.from({ length: 2500 }, (_, index) => `${index}`)));
    log.append([{ kind: 'added', directory: 'mine', name: 'x' }]);
    const told: unknown[] = [];
    while (told.at(-1) !== 'x') {
      const { value } = await changes.next();
      if (value !== undefined) told.push(nameOf(value.entry));
    }
    expect(told).toEqual(['checkpoint', 'checkpoint', 'x']);
  });

  it('ends with its signal, and leaves nothing behind', async () => {
    const log = new ChangeLog();
    const end = new AbortController();
    const changes = follow(log, { isWanted: all, signal: end.signal });
    await changes.next();
    for (let number = 0; number < 100; number++) {
      const next = changes.next();
      log.append(added(`${number}`));
      await next;
    }
    const next = changes.next();
    expect(log.waiting).toBe(1);
    expect(getEventListeners(end.signal, 'abort')).toHaveLength(1);
    end.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(log.waiting).toBe(0);
    expect(getEventListeners(end.signal, 'abort')).toHaveLength(0);
  });

  it('fails when the log is closed, before and after', async () => {
    const log = new ChangeLog();
    const changes = follow(log, { isWanted: all });
    await changes.next();
    const next = changes.next();
    log.close();
    await expect(next).rejects.toMatchObject({ code: 'BUSY' });
    await expect(follow(log, { after: 'x', isWanted: all }).next()).rejects.toMatchObject({ code: 'BUSY' });
    expect(log.waiting).toBe(0);
  });
});
