import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { follow } from '../../catalog/changes/follow.js';
import { ChangeLog } from '../../catalog/changes/log.js';
import { Lookout } from '../../catalog/changes/lookout.js';
import type { Disk } from '../../catalog/disk/disk.js';
import type { Refresher } from '../../catalog/refresher.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function lookoutOver(changes: ChangeLog) {
  const refresh = vi.fn<Refresher['refresh']>(() => Promise.resolve());
  const report = vi.fn<Disk['report']>(() => Promise.resolve({ watched: 0, unwatched: 1, reason: null }));
  return { refresh, report, lookout: new Lookout({ changes, disk: { report }, refresher: { refresh } }) };
}

const all = { isWanted: () => true };

it('looks again and again for somebody who is slow to take what comes', async () => {
  const changes = new ChangeLog();
  const { lookout, refresh } = lookoutOver(changes);
  await using _ = lookout;
  lookout.begin();
  const following = follow(changes, all);
  // Takes the first one, and not yet the next.
  await following.next();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(refresh.mock.calls.length).toBeGreaterThan(1);
  await following.return();
});

it('looks for somebody who came in the middle of the last look for others', async () => {
  const changes = new ChangeLog();
  const { lookout, refresh, report } = lookoutOver(changes);
  await using _ = lookout;
  const following = follow(changes, all);
  const others = follow(changes, all);
  await others.next();
  report.mockImplementationOnce(async () => {
    await others.return();
    lookout.begin();
    await following.next();
    return { watched: 0, unwatched: 0, reason: null };
  });
  lookout.begin();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(refresh).toHaveBeenCalled();
  await following.return();
});

it('rests once nobody follows', async () => {
  const changes = new ChangeLog();
  const { lookout, refresh, report } = lookoutOver(changes);
  await using _ = lookout;
  lookout.begin();
  const following = follow(changes, all);
  await following.next();
  await following.return();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(report).not.toHaveBeenCalled();
  expect(refresh).not.toHaveBeenCalled();
});
