import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { makeFolder } from '../../support/folder.js';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, gridOf, it, openPage } from './page.js';
import { picture } from './pictures.js';

const [DIRECTORIES, FILES] = [100, 1000];
const [FIRST, LAST] = ['1000000', `${1_000_000 + 2 * (DIRECTORIES * FILES - 1)}`];

let server: TestServer;
beforeAll(async () => {
  const folder = await makeFolder();
  const bytes = picture({ seed: 1_000_000 });
  // One file in each directory under a thousand names; seeds lie apart, so that each is a group.
  for (let place = 0; place < DIRECTORIES * FILES; place++) {
    const number = Math.floor(place / FILES);
    const directory = join(folder.path, String(number));
    const file = (at: number): string => join(directory, `${1000 + (at % FILES)}-${1_000_000 + 2 * at}.png`);
    if (place % FILES === 0) {
      mkdirSync(directory);
      writeFileSync(file(place), bytes);
    } else linkSync(file(number * FILES), file(place));
  }
  server = await startServer(folder);
  await server.catalog.idle();
}, 120_000);
afterAll(() => server?.[Symbol.asyncDispose](), 60_000);

describe('a hundred thousand groups', () => {
  it('are scrolled from end to end by the wheel, and back by a key', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    await page.getByText('100,000 groups, 100,000 images').waitFor();
    await grid.hover({ position: { x: 400, y: 400 } });
    while (!(await isAtEnd(grid))) {
      await page.mouse.wheel(0, 250_000);
      await nextFrame(page);
      expect(await rowsOf(grid)).toBeLessThan(12);
    }
    await grid.getByText(LAST).waitFor();
    await grid.getByRole('button').last().focus();
    await page.keyboard.press('Home');
    await grid.getByText(FIRST).waitFor();
    await page.keyboard.press('End');
    await eventually(() => page.locator('[data-group-id]:focus').textContent()).toContain(LAST);
    expect(await rowsOf(grid)).toBeLessThan(12);
  });

  it('fly past under the scroll bar without being asked for', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    await grid.getByText(FIRST).waitFor();
    const asked = await askedWhile(page, async () => {
      const most = await grid.evaluate(dragged, STEPS);
      expect(most).toBeLessThan(12);
      await grid.getByText(LAST).waitFor();
    });
    // A screen of them is at either end; a slow machine may take a rest between.
    expect(asked.groups).toBeLessThan(STEPS);
    expect(asked.thumbnails).toBeLessThan(STEPS);
  });
});

/** Screens that the bar is dragged over, a dozen groups each. */
const STEPS = 120;

/** Drags the bar from one end to the other, a step for each frame that the browser draws. @returns Most rows there were. */
async function dragged(grid: Element, steps: number): Promise<number> {
  let most = 0;
  for (let step = 1; step <= steps; step++) {
    grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * step) / steps;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    most = Math.max(most, grid.querySelectorAll('[role=row]').length);
  }
  return most;
}

/** How many groups and thumbnails a page asks for while something is done. */
async function askedWhile(
  page: Page,
  action: () => Promise<void>,
): Promise<{ groups: number; thumbnails: number }> {
  const asked = { groups: 0, thumbnails: 0 };
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    const text = `${searchParams.get('input') ?? ''}${request.postData() ?? ''}`;
    if (pathname.includes('groups.previews')) asked.groups += text.split('"ids":["').length - 1;
    if (searchParams.has('width')) asked.thumbnails++;
  });
  await action();
  expect(asked.groups).toBeGreaterThan(0);
  return asked;
}

function isAtEnd(grid: Locator): Promise<boolean> {
  return grid.evaluate(
    ({ scrollTop, scrollHeight, clientHeight }) => scrollTop >= scrollHeight - clientHeight - 1,
  );
}

function rowsOf(grid: Locator): Promise<number> {
  return grid.getByRole('row').count();
}

function nextFrame(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}
