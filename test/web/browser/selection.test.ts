import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, focusedText, gridOf, it, openPage, viewOf } from './page.js';
import { batch } from './pictures.js';

/** Groups of two images each. */
const IDS = Array.from({ length: 50 }, (_, at) => 1000 + at);

let server: TestServer;
beforeAll(async () => {
  server = await startServer(
    Object.fromEntries(
      IDS.flatMap((id) =>
        Object.entries(batch(String(id), { seed: id * 100, count: 2, prompt: `crow ${String(id)}` })),
      ),
    ),
  );
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('groups', () => {
  it('are selected by Ctrl and Shift with a click, and opened by a click alone', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const tiles = (await gridOf(page)).getByRole('button');
    await tiles.nth(1).click({ modifiers: ['Control'] });
    await toldOf(page, '1 group, 2 images selected');
    await tiles.nth(4).click({ modifiers: ['Shift'] });
    await toldOf(page, '4 groups, 8 images selected');
    await tiles.nth(2).click({ modifiers: ['Control'] });
    await toldOf(page, '3 groups, 6 images selected');
    expect(await selectedIn(page)).toEqual(['crow 1001', 'crow 1003', 'crow 1004']);
    await tiles.nth(0).click();
    await page.getByRole('region', { name: 'Group', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => focusedText(page)).toContain('crow 1000');
    await toldOf(page, '3 groups, 6 images selected');
    await page.keyboard.press('Escape');
    await eventually(() => selectedIn(page)).toEqual([]);
    expect(await barOf(page).count()).toBe(0);
  });

  it('are selected by keys, all of them at once as well, but not while somebody writes', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().focus();
    await page.keyboard.press('x');
    await toldOf(page, '1 group, 2 images selected');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await toldOf(page, '3 groups, 6 images selected');
    await page.keyboard.press('Control+a');
    await toldOf(page, '50 groups, 100 images selected');
    await page.keyboard.press('Escape');
    await barOf(page).waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('crow');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('');
    expect(await barOf(page).count()).toBe(0);
  });

  it('that are selected can be compared, copied and downloaded', async () => {
    await using opened = await openPage(server.url, { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = opened;
    const tiles = (await gridOf(page)).getByRole('button');
    for (const place of [3, 1]) await tiles.nth(place).click({ modifiers: ['Control'] });
    const bar = barOf(page);
    await bar.getByRole('button', { name: 'Copy seeds' }).click();
    await page.getByText('Copied the seeds').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('100100-100101\n100300-100301');
    const saved = page.waitForEvent('download');
    await bar.getByRole('link', { name: 'Download' }).click();
    const archive = unzipSync(await readFile(await (await saved).path()));
    expect(Object.keys(archive).slice(0, 4)).toEqual([
      '1001-100100.png',
      '1001-100101.png',
      '1003-100300.png',
      '1003-100301.png',
    ]);
    await bar.getByRole('button', { name: 'Compare' }).click();
    const compare = page.getByRole('region', { name: 'Compare', exact: true });
    await compare.getByRole('heading', { name: '100100' }).waitFor();
    await compare.getByRole('heading', { name: '100300' }).waitFor();
    await page.goBack();
    await toldOf(page, '2 groups, 4 images selected');
    expect(viewOf(page)).toEqual({});
  });

  it('that go are selected no more', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await server.folder.write('9999-1.png', Buffer.concat(Object.values(batch('9999', { seed: 1 }))));
    const grid = await gridOf(page);
    await page.getByText('51 groups, 101 images').waitFor();
    await grid.getByRole('button').first().focus();
    await page.keyboard.press('Control+a');
    await toldOf(page, '51 groups, 101 images selected');
    await server.folder.remove('9999-1.png');
    await toldOf(page, '50 groups, 100 images selected');
  });

  it('are selected by a long press on a phone, and by taps from then on', async () => {
    await using opened = await openPage(server.url, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = opened;
    const tiles = (await gridOf(page)).getByRole('button');
    const box = await tiles.first().boundingBox();
    const session = await page.context().newCDPSession(page);
    const touchPoints = [{ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 60 }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await toldOf(page, '1 group, 2 images selected');
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await tiles.nth(1).tap();
    await toldOf(page, '2 groups, 4 images selected');
    await tiles.nth(0).tap();
    await tiles.nth(1).tap();
    await barOf(page).waitFor({ state: 'detached' });
    await tiles.nth(1).tap();
    await page.getByRole('region', { name: 'Group', exact: true }).waitFor();
  });
});

function barOf(page: Page) {
  return page.getByRole('toolbar', { name: 'Selected groups' });
}

async function toldOf(page: Page, text: string): Promise<void> {
  await barOf(page).getByText(text, { exact: true }).waitFor();
}

/** First words of the tiles that are selected. */
function selectedIn(page: Page): Promise<string[]> {
  return page
    .locator('[role=gridcell][aria-selected=true]')
    .evaluateAll((cells) => cells.map(({ textContent }) => /crow \d{4}/.exec(textContent)?.[0] ?? ''));
}
