import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Folder, makeFolder } from '../../support/folder.js';
import { startServer } from '../../support/server.js';
import { eventually, gridOf, it, openPage } from './page.js';
import { picture } from './pictures.js';

/** Enough groups to scroll; the first of them has 1000 for its number. */
const files = (): Record<string, Buffer> =>
  Object.fromEntries(
    Array.from({ length: 100 }, (_, at) => {
      const seed = 10_000 + 100 * at;
      return [`${1000 + at}-${seed}.png`, picture({ seed, prompt: `crow ${1000 + at}` })];
    }),
  );

describe('images that come and go', () => {
  it('show as they do, without a jump for whoever is in the middle', async () => {
    await using server = await startServer(files());
    // What the browser says of the picture of an image that goes.
    await using opened = await openPage(server.url, { expected: /^Failed to load resource.*404/ });
    const { page } = opened;
    const grid = await gridOf(page);
    const counted = (groups: number, images: number) =>
      page.getByText(`${groups} groups, ${images} images`).waitFor();
    await counted(100, 100);
    await page.getByRole('button', { name: 'State of the library: Live' }).waitFor();

    await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    const middle = grid.getByRole('button', { name: 'crow 1050' });
    await middle.waitFor();
    const before = await middle.boundingBox();
    // Two rows of groups that come before all others, one that comes last, and one more image of the first.
    for (let id = 1; id <= 8; id++)
      await server.folder.write(`${id}-${id * 50}.png`, picture({ seed: id * 50, prompt: 'new' }));
    await server.folder.write('2000-5.png', picture({ seed: 5, prompt: 'last of all' }));
    await server.folder.write('1000-10001.png', picture({ seed: 10_001, prompt: 'crow 1000' }));
    await counted(109, 110);
    await eventually(() => middle.boundingBox()).toEqual(before);

    await toEnd(grid, 'bottom');
    await grid.getByRole('button', { name: 'last of all' }).waitFor();
    await toEnd(grid, 'top');
    await grid.getByRole('button', { name: 'new' }).first().waitFor();
    await grid.getByRole('button', { name: '2 crow 1000' }).waitFor();

    await server.folder.remove('1-50.png');
    await counted(108, 109);
    await eventually(() => grid.getByRole('button', { name: 'new 50 dream' }).count()).toBe(0);
  });
});

it('outlives a restart of the server, and shows what has come meanwhile', async () => {
  await using folder = await makeFolder(files());
  const port = await (async () => {
    await using server = await startServer(kept(folder));
    await using opened = await openPage(server.url);
    await gridOf(opened.page);
    return Number(new URL(server.url).port);
  })();
  let server = await startServer(kept(folder), { port });
  // What the browser says of a server that is gone, and of pictures that this test withholds.
  await using opened = await openPage('about:blank', { expected: /^Failed to load resource/ });
  const { page } = opened;
  await page.route(/\bwidth=\d+/, (route) => route.abort());
  try {
    await page.goto(server.url);
    const grid = await gridOf(page);
    const failed = grid.getByRole('img', { name: '(cannot be shown)' });
    await failed.first().waitFor();
    await state(page, 'Live').waitFor();

    await server[Symbol.asyncDispose]();
    await state(page, 'Connecting').waitFor();
    await state(page, 'Connecting').click();
    await page.getByText('There is no connection to the server.').waitFor();
    await page.keyboard.press('Escape');
    expect(await grid.getByRole('button').count()).toBeGreaterThan(0);

    await page.unroute(/\bwidth=\d+/);
    await folder.write('1-50.png', picture({ seed: 50, prompt: 'made meanwhile' }));
    server = await startServer(kept(folder), { port });
    await state(page, 'Live').waitFor({ timeout: 25_000 });
    await grid.getByRole('button', { name: 'made meanwhile' }).waitFor();
    await eventually(() => failed.count()).toBe(0);
    await eventually(() => grid.locator('img').evaluateAll(areLoaded)).toBe(true);
  } finally {
    await page.close();
    await server[Symbol.asyncDispose]();
  }
}, 90_000);

function state(page: Page, label: string): Locator {
  return page.getByRole('button', { name: `State of the library: ${label}` });
}

/** A folder that is there longer than the server of it. */
function kept(folder: Folder): Folder {
  return { ...folder, [Symbol.asyncDispose]: () => Promise.resolve() };
}

function toEnd(grid: Locator, end: 'top' | 'bottom'): Promise<void> {
  return grid.evaluate((element, end) => element.scrollTo(0, end === 'top' ? 0 : element.scrollHeight), end);
}

/** Whether all pictures that are in sight are there. */
function areLoaded(pictures: Element[]): boolean {
  return pictures
    .filter((picture) => picture.getBoundingClientRect().bottom < innerHeight)
    .every((picture) => picture instanceof HTMLImageElement && picture.naturalWidth > 0);
}
