import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, gridOf, it, openPage, viewOf } from './page.js';
import { batch } from './pictures.js';

/** Groups of one image each after those that tests look for: enough of them to scroll. */
const MANY = Array.from({ length: 80 }, (_, at) => 1000 + at);

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    ...batch('1', { seed: 700, count: 5, prompt: 'red fox in the snow' }),
    ...batch('2', { seed: 20 }),
    ...batch('2', { seed: 23 }),
    ...batch('2', { seed: 24 }),
    ...Object.fromEntries(
      MANY.flatMap((id) => Object.entries(batch(String(id), { seed: id * 100, prompt: `crow ${id}` }))),
    ),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('a tile', () => {
  it('tells what a group is: its cover, how many, which seeds, what of', async () => {
    await using opened = await openPage(server.url);
    const tile = (await gridOf(opened.page)).getByRole('button').first();
    await eventually(() => tile.textContent()).toBe('5red fox in the snow700–04dream');
    await eventually(() => shownWidth(opened.page)).toBeGreaterThan(0);
  });

  it('leads through the images of its group under a pointer', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const tile = (await gridOf(page)).getByRole('button').first();
    const cover = await tile.locator('img').first().boundingBox();
    if (cover === null) throw new Error('there is no cover');
    const hoverAt = (share: number) =>
      page.mouse.move(cover.x + cover.width * share, cover.y + cover.height / 2);
    await hoverAt(0.1);
    await tile.getByText('700', { exact: true }).waitFor();
    await hoverAt(0.5);
    await tile.getByText('702', { exact: true }).waitFor();
    const middle = await tile.locator('img').last().getAttribute('src');
    await hoverAt(0.95);
    await tile.getByText('704', { exact: true }).waitFor();
    await eventually(() => tile.locator('img').last().getAttribute('src')).not.toBe(middle);
    await page.mouse.move(0, 0);
    await eventually(() => tile.locator('img').count()).toBe(1);
  });
});

describe('keys', () => {
  it('move the focus in two dimensions, and to the ends', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    const columns = Number(await grid.getAttribute('aria-colcount'));
    expect(columns).toBeGreaterThan(2);
    const last = 2 + MANY.length;
    await grid.getByRole('button').first().focus();
    const moves: [string, number][] = [
      ['ArrowRight', 1],
      ['ArrowDown', columns + 1],
      ['ArrowLeft', columns],
      ['ArrowUp', 0],
      ['End', last],
      ['Home', 0],
    ];
    for (const [key, place] of moves) {
      await page.keyboard.press(key);
      await eventually(() => placeOfFocus(page)).toBe(place);
    }
    await page.keyboard.press('PageDown');
    await eventually(() => placeOfFocus(page)).toBeGreaterThan(columns);
    expect((await placeOfFocus(page)) % columns).toBe(0);
  });

  it('open a group, and Back leads to the same place and the same tile', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    await grid.getByRole('button').first().focus();
    await page.keyboard.press('End');
    await eventually(() => placeOfFocus(page)).toBeGreaterThan(50);
    const [place, top] = [await placeOfFocus(page), await scrollTop(page)];
    await page.keyboard.press('Enter');
    const group = page.getByRole('region', { name: 'Group', exact: true });
    await group.getByRole('heading', { name: 'crow 1079' }).waitFor();
    expect(viewOf(page)).toHaveProperty('group');

    await page.goBack();
    await group.waitFor({ state: 'detached' });
    await eventually(() => placeOfFocus(page)).toBe(place);
    expect(await scrollTop(page)).toBe(top);

    await page.keyboard.press('Enter');
    await group.waitFor();
    await page.keyboard.press('Escape');
    await group.waitFor({ state: 'detached' });
    await eventually(() => placeOfFocus(page)).toBe(place);
    expect(viewOf(page)).toEqual({});
  });

  it('look at a group with nothing beside it', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().focus();
    await page.keyboard.press('Space');
    await page.getByText('1 / 5').waitFor();
    expect(viewOf(page)).toMatchObject({ full: 'true' });
    await page.keyboard.press('Space');
    await eventually(() => placeOfFocus(page)).toBe(0);
    expect(viewOf(page)).toEqual({});
  });

  it('make tiles larger and smaller, which the browser remembers', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    const columns = () => grid.getAttribute('aria-colcount').then(Number);
    const before = await columns();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await eventually(columns).toBeLessThan(before);
    const larger = await columns();
    await page.reload();
    await gridOf(page);
    await eventually(columns).toBe(larger);
    for (let press = 0; press < 4; press++) await page.keyboard.press('-');
    await eventually(columns).toBeGreaterThan(before);
  });
});

describe('menus by the keyboard', () => {
  it('group seeds across gaps, and the tile tells what is missing', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    await page.getByRole('button', { name: 'Grouped by consecutive seeds' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Up to 4 may be missing' }).waitFor();
    await page.keyboard.type('Up to 4');
    await eventually(() => highlighted(page)).toBe('Up to 4 may be missing');
    await page.keyboard.press('Enter');
    await eventually(() => viewOf(page)).toEqual({ gap: '4' });
    await grid.getByText('2 missing').waitFor();
    await page.getByRole('button', { name: 'Grouped by consecutive seeds, gaps to 4' }).waitFor();
  });

  it('sort groups, either way', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    const first = grid.getByRole('button').first();
    await page.getByRole('button', { name: 'Sorted by Folder and name' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Seed' }).waitFor();
    await page.keyboard.type('seed');
    await page.keyboard.press('Enter');
    await eventually(() => viewOf(page)).toEqual({ sort: 'seed' });
    await eventually(() => first.textContent()).toContain('a cat20dream');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Smallest first' }).press('Enter');
    await eventually(() => first.textContent()).toContain('crow 1079');
    expect(viewOf(page)).toEqual({ sort: 'seed', order: 'desc' });
  });
});

it('says which search has left nothing, and takes it away', async () => {
  await using opened = await openPage(`${server.url}/?q=unicorn`);
  const { page } = opened;
  const empty = page.getByRole('main').getByRole('status').filter({ hasText: 'No image is found by' });
  await empty.getByText('unicorn').waitFor();
  await empty.getByRole('button', { name: 'Take the search away' }).click();
  await gridOf(page);
  expect(viewOf(page)).toEqual({});
});

it('says what is wrong with a search line that somebody was sent, and takes it away', async () => {
  await using opened = await openPage(`${server.url}/?q=steps%3Amany`, { expected: /400 \(Bad Request\)/ });
  const { page } = opened;
  const failure = page.getByRole('main').getByRole('alert');
  await failure.getByText('The search cannot be read.').waitFor();
  expect(await failure.locator('mark').textContent()).toBe('many');
  await failure.getByRole('button', { name: 'Take the search away' }).click();
  await gridOf(page);
});

/** Width of the first cover's picture in its own pixels. */
function shownWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector<HTMLImageElement>('[role=grid] img')?.naturalWidth ?? 0);
}

/** The number of the tile that has the focus, from 0; -1 where none has it. */
function placeOfFocus(page: Page): Promise<number> {
  return page.evaluate(() => {
    const grid = document.querySelector('[role=grid]');
    const cell = document.activeElement?.closest('[role=gridcell]');
    const row = cell?.closest('[role=row]');
    if (cell == null || row == null || grid === null) return -1;
    const [columns, rowIndex, column] = [
      grid.getAttribute('aria-colcount'),
      row.getAttribute('aria-rowindex'),
      cell.getAttribute('aria-colindex'),
    ].map(Number);
    return ((rowIndex ?? 0) - 1) * (columns ?? 0) + (column ?? 0) - 1;
  });
}

function scrollTop(page: Page): Promise<number> {
  return page.getByRole('grid', { name: 'Groups' }).evaluate(({ scrollTop }) => scrollTop);
}

/** The item of a menu that keys are at. */
function highlighted(page: Page): Promise<string | null> {
  return page.locator('[role=menu] [data-highlighted]').textContent();
}
