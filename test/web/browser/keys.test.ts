import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, focusedText, gridOf, it, openPage, viewOf } from './page.js';
import { batch } from './pictures.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    ...batch('1', { seed: 900, count: 2, prompt: 'red fox' }),
    ...batch('2', { seed: 100, prompt: 'grey wolf' }),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('the palette', () => {
  it('does what is typed, and gives the focus back', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    const palette = page.getByRole('dialog', { name: 'Commands' });
    await grid.getByRole('button').last().focus();
    await page.keyboard.press('Control+k');
    await palette.waitFor();
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
    await eventually(() => focusedText(page)).toContain('grey wolf');

    await page.keyboard.press('Control+k');
    await palette.waitFor();
    await page.keyboard.type('sort seed');
    await eventually(() => palette.getByRole('option').first().textContent()).toContain('Sort by seed');
    await page.keyboard.press('Enter');
    await eventually(() => viewOf(page)).toEqual({ sort: 'seed' });
    await eventually(() => grid.getByRole('button').first().textContent()).toContain('grey wolf');
  });

  it('opens from the search box too', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await gridOf(page);
    await page.keyboard.press('/');
    await page.keyboard.type('fox');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => focusedText(page)).toBe('Search');
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('fox');
  });
});

describe('keys', () => {
  it('are shown by ?, and do nothing else meanwhile', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await gridOf(page);
    const [details, sidebar] = [
      page.getByRole('complementary', { name: 'Details' }),
      page.getByRole('navigation', { name: 'Folders and filters' }),
    ];
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.getByText('Show or hide the details').waitFor();
    await page.keyboard.press('i');
    await page.keyboard.press('b');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect([await details.count(), await sidebar.count()]).toEqual([0, 1]);

    await page.keyboard.press('i');
    await page.keyboard.press('b');
    await details.waitFor();
    await sidebar.waitFor({ state: 'detached' });
  });

  it('copy prompt, seed and all of the image that has the focus', async () => {
    await using opened = await openPage(server.url, { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().focus();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.keyboard.press('p');
    await page.getByText('Copied the prompt').first().waitFor();
    expect(await clipboard()).toBe('red fox');
    await page.keyboard.press('s');
    await page.getByText('Copied the seed').first().waitFor();
    expect(await clipboard()).toBe('900');
    await page.keyboard.press('a');
    await page.getByText('Copied all as A1111 text').first().waitFor();
    expect(await clipboard()).toMatch(/^red fox\nNegative prompt: blurry\nSteps: 20, .*Seed: 900/);
    // While its message shows, keys go on to work.
    await page.keyboard.press('/');
    await eventually(() => focusedText(page)).toBe('Search');
  });

  it('copy over plain HTTP from another machine, where there is no clipboard for pages', async () => {
    await using opened = await openPage(server.url, { init: withoutClipboard });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().focus();
    await page.keyboard.press('p');
    await page.getByText('Copied the prompt').first().waitFor();
    await eventually(() => focusedText(page)).toContain('red fox');
    expect(await pasted(page)).toBe('red fox');
  });
});

/** What the clipboard holds, by pasting it into the search box. */
async function pasted(page: Page): Promise<string> {
  await page.keyboard.press('/');
  await page.keyboard.press('Control+v');
  return page.getByRole('combobox', { name: 'Search' }).inputValue();
}

function withoutClipboard(): void {
  Object.defineProperty(navigator, 'clipboard', { value: undefined });
}
