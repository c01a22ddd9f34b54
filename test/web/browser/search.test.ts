import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, focusedText, gridOf, it, openPage, viewOf } from './page.js';
import { batch } from './pictures.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    ...batch('1', { seed: 100, count: 4, prompt: 'red fox', model: 'dream' }),
    ...batch('2', { seed: 200, count: 3, prompt: 'grey wolf', model: 'meadow' }),
    ...batch('3', { seed: 300, count: 2, prompt: 'white owl', model: 'lantern' }),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

const boxOf = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Search', exact: true, includeHidden: true });
const tilesOf = (page: Page): Promise<number> => page.locator('[data-group-id]').count();
const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((element) => element === document.activeElement);

describe('the search box', () => {
  it('is reached by / and by Ctrl+F, but not from under a dialog', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    for (const key of ['/', 'Control+f']) {
      await grid.getByRole('button').first().focus();
      await page.keyboard.press(key);
      await eventually(() => hasFocus(boxOf(page))).toBe(true);
      expect(await boxOf(page).inputValue()).toBe('');
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    await page.keyboard.press('/');
    await page.keyboard.press('Control+f');
    expect(await hasFocus(page.locator('search [role=combobox]'))).toBe(false);
    await dialog.waitFor();
  });

  it('completes a field, then its values with their counts; Back undoes the search', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await gridOf(page);
    await page.keyboard.press('/');
    await page.keyboard.type('mode');
    await page.getByRole('option', { name: /^model:/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => boxOf(page).inputValue()).toBe('model:');
    await page.getByRole('option', { name: /^meadow.*3$/ }).waitFor();
    expect(viewOf(page)).toEqual({});
    await page.keyboard.type('mea');
    await eventually(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => viewOf(page)).toEqual({ q: 'model:meadow' });
    await eventually(() => tilesOf(page)).toBe(1);

    await page.goBack();
    await eventually(() => tilesOf(page)).toBe(3);
    expect(await boxOf(page).inputValue()).toBe('');
  });

  it('is left by Esc: once for the list, once more for the box', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await gridOf(page);
    await page.keyboard.press('/');
    await page.keyboard.type('mod');
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    await list.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(await hasFocus(boxOf(page))).toBe(true);
    expect(await boxOf(page).inputValue()).toBe('mod');
    await page.keyboard.press('Escape');
    await eventually(() => hasFocus(boxOf(page))).toBe(false);
  });

  it('says in its place what cannot be read, and looks for nothing then', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await gridOf(page);
    await page.keyboard.press('/');
    await page.keyboard.type('steps:many');
    await page.keyboard.press('Enter');
    await eventually(() => boxOf(page).getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('alert').getByText('many').first().waitFor();
    expect(await page.locator('search .border-dotted').textContent()).toBe('many');
    expect(viewOf(page)).toEqual({});
    expect(await tilesOf(page)).toBe(3);
  });

  it('explains itself, with examples to try', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await gridOf(page);
    await page.getByRole('button', { name: 'How to search' }).click();
    const help = page.getByRole('dialog', { name: 'How to search' });
    await help.getByRole('button', { name: '-dog', exact: true }).click();
    await help.waitFor({ state: 'detached' });
    await eventually(() => viewOf(page)).toEqual({ q: '-dog' });
    expect(await boxOf(page).inputValue()).toBe('-dog');
  });
});

describe('filters', () => {
  it('of one kind are alternatives; with Alt they exclude; chips take them away', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await gridOf(page);
    const facet = (name: string) =>
      page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: new RegExp(`^${name}`) });
    await facet('dream').click();
    await eventually(() => tilesOf(page)).toBe(1);
    await facet('meadow').click();
    await eventually(() => viewOf(page)).toEqual({ q: 'model:(dream|meadow)' });
    await eventually(() => tilesOf(page)).toBe(2);
    expect(await facet('dream').getAttribute('aria-pressed')).toBe('true');

    await page.getByRole('button', { name: 'Remove model:(dream|meadow)' }).click();
    await eventually(() => viewOf(page)).toEqual({});
    await facet('lantern').click({ modifiers: ['Alt'] });
    await eventually(() => viewOf(page)).toEqual({ q: '-model:lantern' });
    await eventually(() => tilesOf(page)).toBe(2);

    await page.getByRole('button', { name: 'Clear all' }).click();
    await eventually(() => tilesOf(page)).toBe(3);
    expect(viewOf(page)).toEqual({});
  });
});

describe('filters by the keyboard', () => {
  it('are one stop for a list, where arrows lead from value to value, and - excludes', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await gridOf(page);
    const filters = page.getByRole('region', { name: 'Filters' });
    await filters.getByText('lantern').waitFor();
    await filters.getByRole('button', { name: 'Model', exact: true }).focus();
    const press = async (key: string, expected: string): Promise<void> => {
      await page.keyboard.press(key);
      await eventually(() => focusedText(page)).toMatch(new RegExp(`^${expected}`));
    };
    await press('Tab', 'dream');
    await press('ArrowDown', 'meadow');
    await press('ArrowRight', 'Exclude meadow');
    await press('ArrowLeft', 'meadow');
    await press('End', 'lantern');
    await press('ArrowDown', 'lantern');
    await press('Tab', 'LoRA');
    await press('Shift+Tab', 'lantern');
    await page.keyboard.press('-');
    await eventually(() => viewOf(page)).toEqual({ q: '-model:lantern' });
    expect(await focusedText(page)).toMatch(/^lantern, excluded/);
    await page.keyboard.press('Enter');
    await eventually(() => viewOf(page)).toEqual({});
    await press('Home', 'dream');
    await page.keyboard.press('Enter');
    await eventually(() => viewOf(page)).toEqual({ q: 'model:dream' });
  });
});
