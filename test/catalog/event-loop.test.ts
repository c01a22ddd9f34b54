import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { writeMany } from '../faults/many.js';

const DIRECTORIES = 20;
const IMAGES = 20_000;

function open(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(url, resolve).once('error', reject));
}

describe('the event loop', () => {
  it('is free while files are scanned and a long answer is read slowly', { timeout: 120_000 }, async () => {
    const folder = await makeFolder();
    writeMany(folder.path, { directories: DIRECTORIES, files: IMAGES / DIRECTORIES });
    await using server = await startServer(folder, { checkOutput: false });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();

    const state = { isScanned: false };
    const scanned = server.catalog.idle().then(() => (state.isScanned = true));
    const slow = await open(`${server.url}/api/groups`);
    const [beginning] = await once(slow, 'data');
    slow.pause();
    expect(String(beginning)).toContain('"total_groups":2000');

    let answers = 0;
    while (!state.isScanned) {
      const directory = `d${answers % DIRECTORIES}`;
      const [health, image, page] = await Promise.all([
        server.get('/healthz'),
        server.get(`/api/images/${directory}/0-0.png`),
        server.trpc.groups.list.query({ directory, limit: 50 }),
      ]);
      expect([health.status, image.status]).toEqual([200, 200]);
      expect(page).toMatchObject({ total: 100 });
      await image.arrayBuffer();
      answers++;
    }
    await scanned;
    delay.disable();
    // So many answers came before the scan was over: none waited for its end.
    expect(answers).toBeGreaterThan(5);
    expect(slow.complete).toBe(false);
    console.info(
      `event loop while scanning: p50 ${ms(delay.percentile(50))}, p99 ${ms(delay.percentile(99))}, most ${ms(delay.max)}; ${answers} rounds of answers`,
    );
    let text = String(beginning);
    for await (const part of slow.resume()) text += String(part);
    const groups: unknown = JSON.parse(text);
    expect(groups).toMatchObject({ total_groups: 2000, groups: { length: 2000 } });
  });
});

function ms(nanoseconds: number): string {
  return `${(nanoseconds / 1e6).toFixed(1)} ms`;
}
